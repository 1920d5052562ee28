using System.Text.Json;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Programs;

/// <summary>An agent of another maker in its own process: told what to do line by line, and heard line by line.</summary>
internal sealed class ForeignAgent(RunningProgram program) : IAsyncDisposable
{
    private static readonly string ClientFolder = RepositoryRoot.File("tests/EndToEnd.Tests/Clients");

    public static async Task<ForeignAgent> StartPythonAsync(TemporaryFolder folder, int grpcPort, int id, string secret, CancellationToken stop)
    {
        string stubs = folder.File("stubs");
        Directory.CreateDirectory(stubs);
        await RunAsync("/usr/bin/protoc", [$"--proto_path={ClientFolder}/proto", $"--python_out={stubs}", "nodenexus.proto"], stop);
        return new ForeignAgent(RunningProgram.Start("/usr/bin/python3", [$"{ClientFolder}/python/nodenexus_agent.py", stubs, $"127.0.0.1:{grpcPort}", $"{id}", secret]));
    }

    public static ForeignAgent StartNode(int grpcPort, int id, string secret) =>
        new(RunningProgram.Start("node", [$"{ClientFolder}/node/nodenexus_agent.js", $"{ClientFolder}/proto/nodenexus.proto", $"127.0.0.1:{grpcPort}", $"{id}", secret]));

    public Task DoAsync(object command) => program.SayAsync(JsonSerializer.Serialize(command));

    /// <summary>The next event of that kind; others before it are passed over.</summary>
    public async Task<JsonElement> HearAsync(string kind, CancellationToken stop)
    {
        string line = await program.LineAsync(l => l.StartsWith('{') && JsonSerializer.Deserialize<JsonElement>(l).GetProperty("event").GetString() == kind, stop);
        return JsonSerializer.Deserialize<JsonElement>(line);
    }

    public ValueTask DisposeAsync() => program.DisposeAsync();

    private static async Task RunAsync(string file, string[] arguments, CancellationToken stop)
    {
        await using RunningProgram program = RunningProgram.Start(file, arguments);
        Assert.True(await program.ExitCodeAsync(stop) == 0, program.Transcript);
    }
}
