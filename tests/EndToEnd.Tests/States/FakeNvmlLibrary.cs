using Vedette.EndToEnd.Tests.Machines;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>The stand-in for NVIDIA's library, compiled into a folder where the dynamic loader is sent to look, with the scenario that it reads at each call.</summary>
internal sealed class FakeNvmlLibrary : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);

    public string Folder => _folder.Path;

    public string Scenario => _folder.File("scenario");

    public async Task CompileAsync(CancellationToken stop)
    {
        string gcc = ToolOutput.Need("/usr/bin/gcc", "gcc");
        await ToolOutput.OfAsync(gcc, ["-shared", "-fPIC", "-fvisibility=hidden", "-O1", "-o", _folder.File("libnvidia-ml.so.1"), RepositoryRoot.File("tests/EndToEnd.Tests/Gpu/FakeNvml/fake_nvml.c"), "-ldl"], stop);
    }

    /// <summary>Adds or changes answers, one "key value" in each line.</summary>
    public void Set(string answers)
    {
        foreach (string line in answers.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int blank = line.IndexOf(' ', StringComparison.Ordinal);
            _answers[line[..blank]] = line[(blank + 1)..];
        }

        // Renamed into place, since the library may be reading.
        string next = _folder.File("next");
        File.WriteAllLines(next, _answers.Select(answer => $"{answer.Key} {answer.Value}"));
        File.Move(next, Scenario, overwrite: true);
    }

    public void Dispose() => _folder.Dispose();
}
