using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Agent;

/// <summary>The published agent installs itself into a system that is mounted, with the real useradd and userdel, and takes itself out again.</summary>
public sealed class InstallTests : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly string Agent = RepositoryRoot.File("artifacts/publish/agent/vedette-agent");

    private readonly TemporaryFolder _root = new();

    public InstallTests()
    {
        Directory.CreateDirectory(_root.File("etc"));
        File.WriteAllText(_root.File("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        File.WriteAllText(_root.File("etc/group"), "root:x:0:\n");
        File.WriteAllText(_root.File("etc/shadow"), "root:*:1::::::\n");
        File.WriteAllText(_root.File("etc/gshadow"), "root:*::\n");
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task It_goes_in_once_and_comes_out_again()
    {
        string dry = await RunAsync("install", "--dry-run");
        Assert.Contains("would run useradd", dry, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_root.File("usr")));

        await RunAsync("install");
        Assert.Equal(await File.ReadAllBytesAsync(Agent, Stop), await File.ReadAllBytesAsync(_root.File("usr/local/bin/vedette-agent"), Stop));
        Assert.Contains("\nvedette-agent:", await File.ReadAllTextAsync(_root.File("etc/passwd"), Stop), StringComparison.Ordinal);
        Assert.Equal(
            await File.ReadAllTextAsync(RepositoryRoot.File("deploy/vedette-agent.service"), Stop),
            await File.ReadAllTextAsync(_root.File("etc/systemd/system/vedette-agent.service"), Stop));
        Assert.Contains("There is nothing to do.", await RunAsync("install"), StringComparison.Ordinal);

        await RunAsync("uninstall", "--purge");
        Assert.Equal(["root:x:0:0:root:/root:/bin/sh"], (await File.ReadAllLinesAsync(_root.File("etc/passwd"), Stop)).Where(l => l.Length > 0));
        Assert.Empty(Directory.GetFiles(_root.Path, "*vedette*", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(_root.File("var/lib/vedette-agent")));
    }

    private async Task<string> RunAsync(params string[] command)
    {
        await using RunningProgram agent = RunningProgram.Start(Agent, [.. command, "--root", _root.Path]);
        int exit = await agent.ExitCodeAsync(Stop);
        Assert.True(exit == 0, agent.Transcript);
        return agent.Transcript;
    }
}
