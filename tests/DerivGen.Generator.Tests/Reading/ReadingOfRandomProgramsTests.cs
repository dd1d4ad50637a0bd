using DerivGen.Generator.Reading;
using DerivGen.Generator.Tests.RandomPrograms;

namespace DerivGen.Generator.Tests.Reading;

/// <summary>Of random programs, many are refused; whatever is read has the value that running the program has.</summary>
public class ReadingOfRandomProgramsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
#if !ROSLYN_BASELINE && !ROSLYN_SDK
    [InlineData(2)]
    [InlineData(3)]
#endif
    public void WhatIsRead_IsRight(int seed)
    {
        Random random = new(seed);
        string[] programs = [.. Enumerable.Range(0, 150).Select(i => RandomProgram.Write(random, "P" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), allParameters: false))];
        ReadMethods methods = ReadMethods.OfMembers(RandomProgram.Helpers + RandomProgram.Structs + string.Concat(programs));
        int read = 0;
        for (int i = 0; i < programs.Length; i++)
        {
            string name = "P" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            ReadingResult reading = methods.Read(name);
            Assert.DoesNotContain(reading.Diagnostics, diagnostic => diagnostic.Id == "DG0901");
            if (reading.Model is not { } model)
            {
                output.WriteLine(string.Join("; ", reading.Diagnostics) + "\n" + programs[i]);
                continue;
            }

            read++;
            for (int round = 0; round < 8; round++)
            {
                int n = random.Next(2, 6);
                Dictionary<string, object> data = new()
                {
                    ["x"] = Real(random),
                    ["z"] = Enumerable.Range(0, n).Select(_ => Real(random)).ToArray(),
                    ["w"] = Enumerable.Range(0, n).Select(_ => Real(random)).ToArray(),
                    ["c"] = random.Next(n),
                };
                double expected = methods.Invoke(name, data["x"], data["z"], data["w"], data["c"]);
                double actual = ProgramRunner.Run(model.Loss.Function, data, programs[i]);
                Assert.True(
                    Math.Abs(expected - actual) <= 1e-9 * (1 + Math.Abs(expected)) || !double.IsFinite(expected) || Math.Abs(expected) > 1e9,
                    $"{expected} is read as {actual} at x = {data["x"]}, z = [{string.Join(", ", (double[])data["z"])}], w = [{string.Join(", ", (double[])data["w"])}], c = {data["c"]}:\n{programs[i]}\n{model.Loss.Function.Value}");
            }
        }

        output.WriteLine($"{read} of {programs.Length} programs are read.");
        Assert.True(read > programs.Length / 5, $"Only {read} of {programs.Length} programs are read.");
    }

    private static double Real(Random random) => random.Next(2) == 0 ? random.Next(-2, 3) : (random.NextDouble() * 4) - 2;
}
