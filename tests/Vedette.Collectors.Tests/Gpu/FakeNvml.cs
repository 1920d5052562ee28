using System.Diagnostics;
using Vedette.Testing;

namespace Vedette.Collectors.Tests.Gpu;

/// <summary>A stand-in for NVIDIA's library, compiled from its C source, with the scenario that it reads at each call.</summary>
internal sealed class FakeNvml : IDisposable
{
    private static readonly Lazy<byte[]> Newest = new(() => Compile());
    private static readonly Lazy<byte[]> Old = new(() => Compile("-DOLD_DRIVER"));

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);

    public FakeNvml(bool isOldDriver = false)
    {
        // A copy for each test: the loader then gives each its own variables.
        File.WriteAllBytes(Library, (isOldDriver ? Old : Newest).Value);
        Set("count 0\ndriver 550.54.14\ncuda 12040");
    }

    public string Library => _folder.File("libnvidia-ml.so.1");

    /// <summary>Adds or changes answers, one "key value" in each line.</summary>
    public FakeNvml Set(string answers)
    {
        foreach (string line in answers.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int blank = line.IndexOf(' ', StringComparison.Ordinal);
            _answers[line[..blank]] = line[(blank + 1)..];
        }

        return Write();
    }

    public FakeNvml Remove(params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            _answers.Remove(key);
        }

        return Write();
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Renamed into place, since the library may be reading.</summary>
    private FakeNvml Write()
    {
        string next = _folder.File("next");
        File.WriteAllLines(next, _answers.Select(answer => $"{answer.Key} {answer.Value}"));
        File.Move(next, Library + ".scenario", overwrite: true);
        return this;
    }

    private static byte[] Compile(params string[] definitions)
    {
        using var folder = new TemporaryFolder();
        string source = RepositoryRoot.File("tests/EndToEnd.Tests/Gpu/FakeNvml/fake_nvml.c");
        string library = folder.File("fake.so");
        var start = new ProcessStartInfo("gcc", [.. definitions, "-shared", "-fPIC", "-fvisibility=hidden", "-O1", "-Wall", "-Wextra", "-Werror", "-o", library, source, "-ldl"]) { RedirectStandardError = true };
        using Process gcc = Process.Start(start) ?? throw new InvalidOperationException("gcc did not start; the tests of NVIDIA's cards need it.");
        string errors = gcc.StandardError.ReadToEnd();
        gcc.WaitForExit();
        Assert.True(gcc.ExitCode == 0, $"gcc cannot compile {source}: {errors}");
        return File.ReadAllBytes(library);
    }
}
