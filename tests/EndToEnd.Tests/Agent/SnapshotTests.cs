using System.Text.Json;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Agent;

/// <summary>What needs no consent opens no internet socket and writes no file but the one that was named: seen from outside, by strace.</summary>
public sealed class SnapshotTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly string Agent = RepositoryRoot.File("artifacts/publish/agent/vedette-agent");

    [Theory]
    [InlineData]
    [InlineData("snapshot", "--pretty")]
    [InlineData("snapshot", "--show-what-is-sent")]
    [InlineData("top", "--once")]
    [InlineData("--pretty")]
    public async Task Looking_at_the_machine_opens_no_internet_socket_and_writes_nothing(params string[] command)
    {
        using var folder = new TemporaryFolder();
        (string output, string[] calls) = await TraceAsync(folder, command);
        Assert.NotEmpty(output);
        Assert.Empty(calls.Where(c => c.Contains("AF_INET", StringComparison.Ordinal)));
        Assert.DoesNotContain(calls, IsWrite);
        Assert.False(Directory.Exists(folder.File("state")));
    }

    [Theory]
    [InlineData("snapshot", "--output")]
    [InlineData("--pretty", "--output")]
    [InlineData("-pretty", "-output")]
    public async Task Only_the_named_file_is_written_whole_and_for_its_owner(params string[] command)
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("state.json");
        (_, string[] calls) = await TraceAsync(folder, [.. command, file]);
        Assert.Empty(calls.Where(c => c.Contains("AF_INET", StringComparison.Ordinal)));
        Assert.Contains(calls, IsWrite);
        Assert.All(calls.Where(IsWrite), c => Assert.Contains($"\"{file}", c, StringComparison.Ordinal));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal([file, folder.File("trace")], Directory.GetFileSystemEntries(folder.Path).Order(StringComparer.Ordinal));

        using JsonDocument state = JsonDocument.Parse(await File.ReadAllBytesAsync(file, Stop));
        JsonElement hardware = state.RootElement.GetProperty("hardware");
        Assert.Equal(Environment.MachineName, hardware.GetProperty("hostname").GetString());
        Assert.Equal(Environment.ProcessorCount, hardware.GetProperty("cpu").GetProperty("count_logical").GetInt32());
        JsonElement own = state.RootElement.GetProperty("processes").EnumerateArray().Single(p => p.GetProperty("pid").GetInt32() == Environment.ProcessId);
        Assert.Contains("EndToEnd.Tests", string.Join(' ', own.GetProperty("cmdline").EnumerateArray().Select(a => a.GetString())), StringComparison.Ordinal);
        Assert.All(own.GetProperty("environment").EnumerateArray(), e => Assert.EndsWith("=***", e.GetString(), StringComparison.Ordinal));
        Assert.True(own.GetProperty("memory_info").GetProperty("rss").GetInt64() > 1024 * 1024);
    }

    [Fact]
    public async Task The_summary_fits_a_page_and_is_plain_in_a_pipe()
    {
        using var folder = new TemporaryFolder();
        (string output, _) = await TraceAsync(folder);
        string[] lines = output.TrimEnd('\n').Split('\n');
        Assert.InRange(lines.Length, 8, 40);
        Assert.DoesNotContain('\x1b', output);
        Assert.Contains("most CPU", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_is_shown_down_to_the_fields()
    {
        using var folder = new TemporaryFolder();
        (string output, _) = await TraceAsync(folder, "snapshot", "--show-what-is-sent");
        Assert.Matches(@"(?m)^host_memory_total_bytes \d+$", output);
        Assert.Matches($@"(?m)^process {Environment.ProcessId}@\d+$", output);
        Assert.Matches(@"(?m)^  memory_rss_bytes = \d+$", output);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told()
    {
        await using RunningProgram agent = RunningProgram.Start(Agent, ["snapshot", "--output", "/proc/none/state.json"]);
        Assert.Equal(1, await agent.ExitCodeAsync(Stop));
        Assert.Contains("/proc/none/state.json cannot be written: its folder does not exist.", agent.Transcript, StringComparison.Ordinal);
    }

    private static async Task<(string Output, string[] Calls)> TraceAsync(TemporaryFolder folder, params string[] command)
    {
        string trace = folder.File("trace");
        string[] strace = ["-f", "-qq", "-e", "trace=socket,connect,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat", "-o", trace];
        await using RunningProgram agent = RunningProgram.Start(
            "strace", [.. strace, Agent, .. command, "--state-dir", folder.File("state")], new Dictionary<string, string> { ["DOTNET_EnableDiagnostics"] = "0" });
        agent.EndInput();
        int exit = await agent.ExitCodeAsync(Stop);
        Assert.True(exit == 0, agent.Transcript);
        return (agent.Transcript, await File.ReadAllLinesAsync(trace, Stop));
    }

    /// <summary>A call that makes or changes a file: devices and the kernel's own files are none.</summary>
    private static bool IsWrite(string call) =>
        !call.Contains("= -1 ", StringComparison.Ordinal)
        && (call.Contains("O_WRONLY", StringComparison.Ordinal) || call.Contains("O_RDWR", StringComparison.Ordinal) || call.Contains("O_CREAT", StringComparison.Ordinal)
            || call.Contains("creat(", StringComparison.Ordinal) || call.Contains("mkdir", StringComparison.Ordinal)
            || call.Contains("rename", StringComparison.Ordinal) || call.Contains("unlink", StringComparison.Ordinal))
        && !call.Contains("\"/dev/", StringComparison.Ordinal) && !call.Contains("\"/proc/", StringComparison.Ordinal);
}
