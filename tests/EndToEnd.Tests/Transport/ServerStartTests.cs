using System.Net;
using System.Net.Sockets;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Transport;

/// <summary>What an operator reads where the server cannot be started: one sentence that names the option, and the exit code the help promises.</summary>
public sealed class ServerStartTests : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, "--listen is 0.0.0.0, beyond this machine, without TLS; add --tls, or --allow-plaintext", "--listen", "0.0.0.0")]
    [InlineData(2, "--listen is ::, beyond this machine", "--listen", "::")]
    [InlineData(1, "--listen is 192.0.2.7, which is no address of this machine", "--listen", "192.0.2.7", "--tls")]
    [InlineData(2, "--listen is 'here'; needed is an address", "--listen", "here")]
    [InlineData(2, "'80a'", "--http", "80a")]
    [InlineData(2, "--http is 70000; needed is a port", "--http", "70000")]
    [InlineData(2, "--nope", "--nope")]
    [InlineData(2, "--http", "--http")]
    [InlineData(2, "--tls-certificate and --tls-key belong together", "--tls-certificate", "/etc/hostname")]
    [InlineData(2, "/nowhere.pem does not exist", "--tls-certificate", "/nowhere.pem", "--tls-key", "/nowhere.pem")]
    [InlineData(1, "/etc/hostname and /etc/hostname cannot be used", "--tls-certificate", "/etc/hostname", "--tls-key", "/etc/hostname")]
    public async Task A_wrong_option_is_one_sentence(int exitCode, string sentence, params string[] options)
    {
        (int code, string said) = await RunAsync(options);
        Assert.Equal(exitCode, code);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.StartsWith("vedette-server: ", said, StringComparison.Ordinal);
        Assert.True(said.Split('\n').Length <= 3, said);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--http", "--grpc")]
    [InlineData("--grpc", "--http")]
    public async Task A_port_in_use_is_named_with_its_option(string option, string other)
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        int port = ((IPEndPoint)holder.LocalEndpoint).Port;
        (int code, string said) = await RunAsync(option, $"{port}", other, $"{FreePort.Next()}");
        Assert.Equal((1, $"vedette-server: port {port} is in use by another program; choose another with {option} PORT"), (code, said));
        Assert.False(Directory.Exists(_folder.File("data")));
    }

    [Fact]
    public async Task A_key_of_another_certificate_is_named()
    {
        using var files = new CertificateFiles();
        await files.MakeAsync(Stop);
        (int code, string said) = await RunAsync("--tls-certificate", files.Leaf, "--tls-key", files.OtherKey);
        Assert.Equal(1, code);
        Assert.Contains($"{files.Leaf} and {files.OtherKey} cannot be used", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_server_on_one_folder_is_refused_and_a_killed_one_leaves_no_lock()
    {
        await using var first = new ServerProgram(tls: false);
        await first.StartAsync(Stop);
        await using RunningProgram second = RunningProgram.Start(ServerProgram.Path, ["run", "--data", first.Data, "--http", $"{FreePort.Next()}", "--grpc", $"{FreePort.Next()}"]);
        Assert.Equal(1, await second.ExitCodeAsync(Stop));
        Assert.Equal($"vedette-server: another vedette-server runs on {first.Data}; stop it first, or choose another folder with --data DIR", second.Transcript);
        await first.StopAsync(RunningProgram.SigKill, Stop);
        await first.StartAsync(Stop);
    }

    [Fact]
    public async Task With_the_owners_word_plaintext_may_leave_the_machine()
    {
        await using var server = new ServerProgram(tls: false, ["--listen", "0.0.0.0", "--allow-plaintext"]);
        await server.StartAsync(Stop);
        using HttpResponseMessage reply = await server.Http.GetAsync("/healthz", Stop);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
    }

    [Fact]
    public async Task The_ready_line_says_where_and_what_to_pin()
    {
        int port = FreePort.Next();
        await using RunningProgram server = RunningProgram.Start(ServerProgram.Path, ["run", "--data", _folder.File("data"), "--http", $"{port}", "--tls"]);
        await server.LineAsync(l => l == $"Vedette server is ready: https://127.0.0.1:{port} (agents connect there)", Stop);
        string pin = await server.LineAsync(l => l.Contains("--ca sha256:", StringComparison.Ordinal), Stop);
        await using RunningProgram asked = RunningProgram.Start(ServerProgram.Path, ["ca-fingerprint", "--data", _folder.File("data")]);
        await asked.ExitCodeAsync(Stop);
        Assert.EndsWith($"--ca {asked.Transcript}", pin, StringComparison.Ordinal);
        server.Signal(RunningProgram.SigInt);
        Assert.Equal(0, await server.ExitCodeAsync(Stop));
    }

    private async Task<(int ExitCode, string Said)> RunAsync(params string[] options)
    {
        string[] ports = options.Contains("--http") ? [] : ["--http", $"{FreePort.Next()}", "--grpc", $"{FreePort.Next()}"];
        await using RunningProgram server = RunningProgram.Start(ServerProgram.Path, ["run", "--data", _folder.File("data"), .. ports, .. options]);
        int code = await server.ExitCodeAsync(Stop);
        return (code, server.Transcript);
    }
}
