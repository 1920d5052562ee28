using System.Text.Json;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Transport;

/// <summary>The published agent on a state folder of its own.</summary>
internal sealed class AgentProgram : IAsyncDisposable
{
    public static readonly string Path = RepositoryRoot.File("artifacts/publish/agent/vedette-agent");

    private readonly TemporaryFolder _folder = new();
    private RunningProgram? _running;

    /// <summary>Set for the program at its next start.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public string State => _folder.File("state");

    public RunningProgram Running => _running ?? throw new InvalidOperationException("The agent was not started.");

    public int Id => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(System.IO.Path.Join(State, "identity.json"))).GetProperty("id").GetInt32();

    /// <summary>Pastes the portal's line into a shell, as an operator does; the exit code and what was said.</summary>
    public async Task<(int ExitCode, string Said)> PasteAsync(string line, CancellationToken stop)
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{System.IO.Path.GetDirectoryName(Path)}:{Environment.GetEnvironmentVariable("PATH")}",
        };
        await using RunningProgram shell = RunningProgram.Start("/bin/bash", ["-c", $"{line} --accept-eula --state-dir {State}"], environment);
        int code = await shell.ExitCodeAsync(stop);
        return (code, shell.Transcript);
    }

    public async Task EnrolAsync(ServerProgram server, CancellationToken stop)
    {
        (int code, string said) = await PasteAsync(await server.EnrolmentLineAsync(stop), stop);
        Assert.True(code == 0, said);
    }

    public async Task StartAsync(params string[] options)
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }

        _running = RunningProgram.Start(Path, ["run", "--state-dir", State, .. options], Variables);
    }

    public async Task<int> StopAsync(int signal, CancellationToken stop)
    {
        Running.Signal(signal);
        return await Running.ExitCodeAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }

        _folder.Dispose();
    }
}
