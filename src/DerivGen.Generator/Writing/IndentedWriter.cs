using System.Text;

namespace DerivGen.Generator.Writing;

/// <summary>Lines of text, indented by the blocks that they stand in; every line ends with \n on every system.</summary>
internal sealed class IndentedWriter
{
    private const string Step = "    ";

    private readonly StringBuilder text = new();
    private int depth;
    private bool atBlockStart = true;

    /// <summary>Writes a line; a line break inside it is followed by the indentation of where it stands. A line that is too long is broken.</summary>
    public void Line(string line)
    {
        foreach (string part in line.Split('\n').SelectMany(part => LongLines.Break(part, LineLength.Width - (depth * Step.Length))))
        {
            if (part.Length > 0)
            {
                for (int i = 0; i < depth; i++)
                {
                    text.Append(Step);
                }
            }

            text.Append(part).Append('\n');
        }

        atBlockStart = false;
    }

    /// <summary>Writes an empty line, except where a block begins and after another empty line.</summary>
    public void Space()
    {
        if (!atBlockStart)
        {
            text.Append('\n');
            atBlockStart = true;
        }
    }

    /// <summary>Opens a block under a line; disposing of it closes the block.</summary>
    public Block Open(string line)
    {
        Line(line);
        return Open();
    }

    /// <summary>Opens a block; disposing of it closes the block.</summary>
    public Block Open()
    {
        Line("{");
        depth++;
        atBlockStart = true;
        return new Block(this);
    }

    public override string ToString() => text.ToString();

    private void Close()
    {
        depth--;
        Line("}");
    }

    /// <summary>An open block.</summary>
    internal readonly struct Block(IndentedWriter writer) : IDisposable
    {
        public void Dispose() => writer.Close();
    }
}
