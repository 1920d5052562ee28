using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Agent;

/// <summary><c>vedette-agent top</c> on a real terminal: it draws, hears keys, and gives the terminal back however it ends.</summary>
public sealed class TopTests
{
    private const string CtrlC = "\u0003";
    private const string Enter = "\x1b[?1049h";
    private const string Leave = "\x1b[?25h\x1b[?1049l";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly string Agent = RepositoryRoot.File("artifacts/publish/agent/vedette-agent");

    [Theory]
    [InlineData("q")]
    [InlineData(CtrlC)]
    public async Task Keys_are_heard_and_the_terminal_is_given_back(string end)
    {
        using var folder = new TemporaryFolder();
        string command = $"exec {Agent} top --interval 1 --state-dir {folder.File("state")}";
        await using RunningProgram top = RunningProgram.Start(
            "script", ["--quiet", "--return", "--flush", "--command", command, "/dev/null"], new Dictionary<string, string> { ["TERM"] = "xterm" });
        await top.LineAsync(l => l.Contains("CPU*", StringComparison.Ordinal), Stop);
        await top.SayAsync("m");
        await top.LineAsync(l => l.Contains("MEMORY*", StringComparison.Ordinal), Stop);
        await top.SayAsync(end);
        Assert.Equal(0, await top.ExitCodeAsync(Stop));
        string transcript = top.Transcript;
        Assert.Contains(Enter, transcript, StringComparison.Ordinal);
        Assert.True(transcript.LastIndexOf(Leave, StringComparison.Ordinal) > transcript.LastIndexOf(Enter, StringComparison.Ordinal), transcript);
        Assert.False(Directory.Exists(folder.File("state")));
    }

    [Fact]
    public async Task Without_a_terminal_it_says_how_else()
    {
        await using RunningProgram top = RunningProgram.Start(Agent, ["top"]);
        Assert.Equal(2, await top.ExitCodeAsync(Stop));
        Assert.Contains("--once", top.Transcript, StringComparison.Ordinal);
    }
}
