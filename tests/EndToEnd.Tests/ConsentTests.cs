using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests;

/// <summary>Before consent the agent opens no internet socket and writes no file: seen from outside, by strace.</summary>
public sealed class ConsentTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly string Agent = RepositoryRoot.File("artifacts/publish/agent/vedette-agent");

    [Theory]
    [InlineData("run")]
    [InlineData("enroll", "--server", "http://127.0.0.1:9")]
    [InlineData("accept-eula")]
    [InlineData("status")]
    public async Task Without_consent_there_is_no_socket_and_no_file(params string[] command)
    {
        using var folder = new TemporaryFolder();
        (int exit, string[] calls) = await TraceAsync(folder, command);

        Assert.NotEqual(0, exit);
        Assert.NotEmpty(calls);
        Assert.Empty(calls.Where(c => c.Contains("AF_INET", StringComparison.Ordinal)));
        Assert.Empty(calls.Where(IsWrite));
        Assert.False(Directory.Exists(folder.File("state")));
    }

    [Fact]
    public async Task With_consent_the_same_command_is_seen_to_open_a_socket_and_write_files()
    {
        using var folder = new TemporaryFolder();
        await using (RunningProgram accept = RunningProgram.Start(Agent, ["accept-eula", "--accept-eula", "--state-dir", folder.File("state")]))
        {
            Assert.Equal(0, await accept.ExitCodeAsync(Stop));
        }

        (int exit, string[] calls) = await TraceAsync(folder, "enroll", "--server", "http://127.0.0.1:9");
        Assert.NotEqual(0, exit);
        Assert.Contains(calls, c => c.Contains("AF_INET", StringComparison.Ordinal));
        Assert.True(File.Exists(folder.File("state/consent.json")));
    }

    [Fact]
    public async Task The_refusal_says_what_to_do()
    {
        using var folder = new TemporaryFolder();
        await using RunningProgram agent = RunningProgram.Start(Agent, ["run", "--state-dir", folder.File("state")]);
        agent.EndInput();
        Assert.Equal(3, await agent.ExitCodeAsync(Stop));
        Assert.Contains("EULA not accepted; exiting", agent.Transcript, StringComparison.Ordinal);
        Assert.Contains("--accept-eula", agent.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_is_not_the_text_s_is_not_accepted()
    {
        using var folder = new TemporaryFolder();
        await using RunningProgram agent = RunningProgram.Start(Agent, ["accept-eula", "--accept-eula=99", "--state-dir", folder.File("state")]);
        agent.EndInput();
        Assert.NotEqual(0, await agent.ExitCodeAsync(Stop));
        Assert.False(File.Exists(folder.File("state/consent.json")));
    }

    private static async Task<(int ExitCode, string[] Calls)> TraceAsync(TemporaryFolder folder, params string[] command)
    {
        string trace = folder.File("trace");
        string[] strace = ["-f", "-qq", "-e", "trace=socket,connect,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat", "-o", trace];
        await using RunningProgram agent = RunningProgram.Start(
            "strace", [.. strace, Agent, .. command, "--state-dir", folder.File("state")],
            new Dictionary<string, string> { ["VEDETTE_TOKEN"] = "vdt_1_x_y", ["DOTNET_EnableDiagnostics"] = "0" });
        agent.EndInput();
        int exit = await agent.ExitCodeAsync(Stop);
        return (exit, await File.ReadAllLinesAsync(trace, Stop));
    }

    /// <summary>A call that makes or changes a file: devices and the kernel's own files are none.</summary>
    private static bool IsWrite(string call) =>
        !call.Contains("= -1 ", StringComparison.Ordinal)
        && (call.Contains("O_WRONLY", StringComparison.Ordinal) || call.Contains("O_RDWR", StringComparison.Ordinal) || call.Contains("O_CREAT", StringComparison.Ordinal)
            || call.Contains("creat(", StringComparison.Ordinal) || call.Contains("mkdir", StringComparison.Ordinal)
            || call.Contains("rename", StringComparison.Ordinal) || call.Contains("unlink", StringComparison.Ordinal))
        && !call.Contains("\"/dev/", StringComparison.Ordinal) && !call.Contains("\"/proc/", StringComparison.Ordinal);
}
