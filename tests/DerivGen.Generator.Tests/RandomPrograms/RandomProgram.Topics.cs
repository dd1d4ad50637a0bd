namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>What only some programs are about: libraries, types, members, syntax.</summary>
internal sealed partial class RandomProgram
{
    private readonly List<Topic> _topics = [];

    /// <summary>The declarations that a method needs beside the helpers of all.</summary>
    public static string DeclarationsFor(string text) => string.Concat(Declarations.Where(declared => declared.Word.Split('|').Any(word => text.Contains(word, StringComparison.Ordinal))).Select(declared => declared.Text));

    /// <summary>Decides what a program is about.</summary>
    private void ChooseTopics(bool isSingle)
    {
        foreach (Topic topic in Enum.GetValues<Topic>())
        {
            bool isPossible = topic is Topic.Functions or Topic.Integers or Topic.Grids || (_mayBeTyped && !(isSingle && topic is Topic.Special or Topic.Complex or Topic.Lanes));
            if (OneIn(topic switch { Topic.Functions => 3, Topic.Matrices or Topic.Lanes or Topic.Grids => 8, _ => 4 }) && isPossible)
            {
                _topics.Add(topic);
            }
        }
    }

    /// <summary>A value that is about one of the topics.</summary>
    private string ValueOfTopic(int depth) => (_topics.Count == 0 ? (Topic?)null : _topics[_random.Next(_topics.Count)]) switch
    {
        Topic.Functions => Function(depth),
        Topic.Integers => IntegerValue(),
        Topic.Tensors => TensorValue(),
        Topic.Special => SpecialFunction(depth),
        Topic.Vectors => VectorNumber(depth),
        Topic.Matrices => MatrixNumber(depth),
        Topic.Complex => ComplexNumber(depth),
        Topic.Members => Member(depth),
        Topic.Syntax => PatternValue(depth),
        Topic.Queries => Query(),
        _ => Call(depth),
    };

    /// <summary>A statement that is about one of the topics; false where it has none.</summary>
    private bool StatementOfTopic(int depth)
    {
        switch (_topics.Count == 0 ? Topic.Functions : _topics[_random.Next(_topics.Count)])
        {
            case Topic.Integers:
                Integers(depth);
                return true;
            case Topic.Tensors:
                Tensors(depth);
                return true;
            case Topic.Vectors:
                Vectors(depth);
                return true;
            case Topic.Matrices:
                Matrices(depth);
                return true;
            case Topic.Complex:
                ComplexNumbers(depth);
                return true;
            case Topic.Members:
                Members(depth);
                return true;
            case Topic.Syntax:
                Syntax(depth);
                return true;
            case Topic.Lanes:
                Lanes(depth);
                return true;
            case Topic.Grids:
                Grids(depth);
                return true;
            case Topic.Queries:
                Queries(depth);
                return true;
            default:
                return false;
        }
    }

    /// <summary>What a program may be about.</summary>
    private enum Topic
    {
        /// <summary>The less common functions of <c>Math</c> and <c>double</c>.</summary>
        Functions,

        /// <summary>Integers of all types, enums.</summary>
        Integers,

        /// <summary><c>TensorPrimitives</c>.</summary>
        Tensors,

        /// <summary>MathNet's special functions.</summary>
        Special,

        /// <summary>Vectors and quaternions of <c>System.Numerics</c>.</summary>
        Vectors,

        /// <summary>Matrices and planes of <c>System.Numerics</c>.</summary>
        Matrices,

        /// <summary><c>Complex</c>.</summary>
        Complex,

        /// <summary>Members of types: extensions, generics, interfaces, objects that are read, arguments of all kinds.</summary>
        Members,

        /// <summary>Patterns of numbers, constants, anonymous objects, conditions that assign.</summary>
        Syntax,

        /// <summary>Vectors of the processor.</summary>
        Lanes,

        /// <summary>Local arrays of two dimensions, and arrays of arrays.</summary>
        Grids,

        /// <summary>LINQ.</summary>
        Queries,
    }
}
