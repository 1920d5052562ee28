using Vedette.EndToEnd.Tests.Programs;
using Vedette.EndToEnd.Tests.Transport;

namespace Vedette.EndToEnd.Tests.Outage;

/// <summary>QUALITY's R5 for the agent: its disk, a small one of its own, fills up and gets room again.</summary>
public sealed class FullDiskTests
{
    // In a mount namespace of its own, so nothing is left behind however the test ends.
    private const string OwnDisk = """
        mount -t tmpfs -o size=2m tmpfs "$1.disk" && cp -r "$1/." "$1.disk/" && exec "$2" run --state-dir "$1.disk"
        """;

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_agent_says_so_goes_on_delivering_and_recovers_by_itself()
    {
        await using DeliveredHost host = await DeliveredHost.EnrolledAsync(Stop);
        string disk = host.Agent.State + ".disk";
        Directory.CreateDirectory(disk);
        string[] user = Environment.IsPrivilegedProcess ? [] : ["--map-root-user"];
        await using RunningProgram agent = RunningProgram.Start("unshare", ["--mount", .. user, "/bin/bash", "-c", OwnDisk, "agent", host.Agent.State, AgentProgram.Path]);
        await host.Server.FreshAsync(host.Agent.Id, DateTimeOffset.UnixEpoch, Stop);

        string ballast = $"/proc/{agent.Id}/root{disk}/ballast";
        Fill(ballast);
        await agent.LineAsync(l => l.Contains("The spool cannot be written", StringComparison.Ordinal), Stop);
        await host.Server.FreshAsync(host.Agent.Id, TimeProvider.System.GetUtcNow(), Stop);
        File.Delete(ballast);
        await agent.LineAsync(l => l.Contains("The spool can be written again", StringComparison.Ordinal), Stop);
        await host.Server.FreshAsync(host.Agent.Id, TimeProvider.System.GetUtcNow(), Stop);

        DateTimeOffset[] times = await host.TimesAsync(Stop);
        Assert.Null(DeliveredHost.Hole(times));
        agent.Signal(RunningProgram.SigTerm);
        Assert.Equal(0, await agent.ExitCodeAsync(Stop));
        Assert.DoesNotContain("Unhandled", agent.Transcript, StringComparison.Ordinal);
    }

    private static void Fill(string path)
    {
        using FileStream file = File.Create(path, bufferSize: 1);
        byte[] block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }
}
