using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Transport;

/// <summary><c>./vedette up</c> at a terminal: started again with other ports and with TLS on one relative folder, ended by Ctrl-C, and what it says where it cannot start.</summary>
public sealed class UpTerminalTests
{
    private const string CtrlC = "\u0003";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly string Vedette = RepositoryRoot.File("vedette");

    [Fact]
    public async Task Starts_on_one_folder_find_one_host_whatever_the_ports_and_Ctrl_C_leaves_nothing_running()
    {
        using var folder = new TemporaryFolder();
        foreach (string tls in new[] { "", "--tls", "" })
        {
            int http = FreePort.Next();
            // Whatever the shell is: one that stays would have its own say on Ctrl-C.
            string command = $"exec {Vedette} up --accept-eula --data kept/here --interval 1 --http {http} --grpc {FreePort.Next()} {tls}";
            await using RunningProgram up = RunningProgram.Start("script", ["--quiet", "--return", "--flush", "--command", command, "/dev/null"], folder: folder.Path);
            await up.LineAsync(l => l.TrimEnd() == $"Vedette is ready: {(tls.Length > 0 ? "https" : "http")}://127.0.0.1:{http}", Stop);
            await up.LineAsync(l => l.Contains("Agent 1 connected", StringComparison.Ordinal), Stop);
            await up.SayAsync(CtrlC);
            Assert.Equal(0, await up.ExitCodeAsync(Stop));
            Assert.DoesNotContain("level=warning", up.Transcript, StringComparison.Ordinal);
            Assert.Empty(RunningOn(folder.Path));
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.File("kept/here")));
        JsonElement identity = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(folder.File("kept/here/agent/identity.json"), Stop));
        Assert.Equal(1, identity.GetProperty("id").GetInt32());
    }

    [Theory]
    [InlineData("--data needs a value", "--data")]
    [InlineData("--data needs a value", "--data", "--tls")]
    [InlineData("--data needs a value", "--data=")]
    [InlineData("unknown option '--nope'", "--nope")]
    [InlineData("--http is 'abc'; needed is a port from 1 to 65535", "--http", "abc")]
    [InlineData("--http and --grpc are both 9000", "--http", "9000", "--grpc", "9000")]
    public async Task A_wrong_option_is_one_sentence(string sentence, params string[] options)
    {
        await using RunningProgram up = RunningProgram.Start(Vedette, ["up", .. options]);
        Assert.Equal(2, await up.ExitCodeAsync(Stop));
        Assert.StartsWith($"vedette: {sentence}", up.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', up.Transcript);
    }

    [Theory]
    [InlineData("--http", "--grpc")]
    [InlineData("--grpc", "--http")]
    public async Task A_port_in_use_is_named_with_its_option_before_anything_is_built(string option, string other)
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        int port = ((IPEndPoint)holder.LocalEndpoint).Port;
        await using RunningProgram up = RunningProgram.Start(Vedette, ["up", "--accept-eula", option, $"{port}", other, $"{FreePort.Next()}"]);
        Assert.Equal(1, await up.ExitCodeAsync(Stop));
        Assert.Equal($"vedette: port {port} is in use by another program; choose another with {option} PORT", up.Transcript);
    }

    private static string[] RunningOn(string folder) =>
        [.. Directory.GetDirectories("/proc").Where(d => char.IsAsciiDigit(Path.GetFileName(d)[0])).Select(CommandLine).Where(c => c.Contains(folder, StringComparison.Ordinal))];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Join(process, "cmdline"));
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return "";
        }
    }
}
