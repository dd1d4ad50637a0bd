namespace DerivGen.TestKit;

/// <summary>A <c>Plane</c> of dual numbers.</summary>
public readonly struct WidePlane(WideVector3 normal, WideDual d)
{
    public WideVector3 Normal => normal;

    public WideDual D => d;

    public static WidePlane CreateFromVertices(WideVector3 a, WideVector3 b, WideVector3 c)
    {
        WideVector3 across = WideVector3.Normalize(WideVector3.Cross(b - a, c - a));
        return new(across, -WideVector3.Dot(across, a));
    }

    public static WidePlane Normalize(WidePlane plane) => new(plane.Normal / plane.Normal.Length(), plane.D / plane.Normal.Length());

    public static WideDual Dot(WidePlane plane, WideVector4 a) => DotNormal(plane, new(a.X, a.Y, a.Z)) + (plane.D * a.W);

    public static WideDual DotCoordinate(WidePlane plane, WideVector3 a) => DotNormal(plane, a) + plane.D;

    public static WideDual DotNormal(WidePlane plane, WideVector3 a) => WideVector3.Dot(plane.Normal, a);
}
