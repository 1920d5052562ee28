using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Vedette.EndToEnd.Tests.Programs;

namespace Vedette.EndToEnd.Tests.Transport;

/// <summary>QUALITY's S10, with the real programs: whom the agent believes, what the server shows, and what neither accepts.</summary>
public sealed class TlsTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_fingerprint_is_refused_and_nothing_is_sent_or_stored()
    {
        await using ServerProgram server = await StartedAsync();
        string line = await server.EnrolmentLineAsync(Stop);
        string right = line.Split("--ca ")[1].Trim();
        string wrong = "sha256:" + new string('0', 64);
        await using var agent = new AgentProgram();

        (int code, string said) = await agent.PasteAsync(line.Replace(right, wrong, StringComparison.Ordinal), Stop);
        Assert.Equal(1, code);
        Assert.Contains(right, said, StringComparison.Ordinal);
        Assert.Contains(wrong, said, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", said, StringComparison.Ordinal);
        Assert.Equal(["consent.json"], Directory.EnumerateFileSystemEntries(agent.State).Select(Path.GetFileName));

        // The token was not spent.
        (code, said) = await agent.PasteAsync(line, Stop);
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task Without_a_fingerprint_an_authority_of_its_own_is_not_believed()
    {
        await using ServerProgram server = await StartedAsync();
        string line = await server.EnrolmentLineAsync(Stop);
        await using var agent = new AgentProgram();
        (int code, string said) = await agent.PasteAsync(line.Split(" --ca ")[0], Stop);
        Assert.Equal(1, code);
        Assert.Contains("--ca sha256:HEX", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_enrolment_a_server_with_another_authority_is_refused_and_the_right_one_taken_again()
    {
        await using ServerProgram server = await StartedAsync();
        await using var agent = new AgentProgram();
        await agent.EnrolAsync(server, Stop);
        await server.StopAsync(RunningProgram.SigTerm, Stop);

        await using (var stranger = new ServerProgram(tls: true, httpPort: server.HttpPort))
        {
            await stranger.StartAsync(Stop);
            await agent.StartAsync();
            string refusal = await agent.Running.LineAsync(l => l.Contains("Not connected.", StringComparison.Ordinal), Stop);
            Assert.Contains("certificate", refusal, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("connected from", stranger.Running.Transcript, StringComparison.Ordinal);
            await stranger.StopAsync(RunningProgram.SigTerm, Stop);
        }

        await server.StartAsync(Stop);
        await server.FreshAsync(agent.Id, DateTimeOffset.UnixEpoch, Stop);
    }

    [Fact]
    public async Task The_authority_survives_a_restart_and_the_leaf_is_issued_anew()
    {
        await using ServerProgram server = await StartedAsync();
        await using var agent = new AgentProgram();
        await agent.EnrolAsync(server, Stop);
        await agent.StartAsync();
        await server.FreshAsync(agent.Id, DateTimeOffset.UnixEpoch, Stop);
        string authority = await server.Http.GetStringAsync(new Uri("/ca.crt", UriKind.Relative), Stop);
        string leaf = await LeafAsync(server);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Join(server.Data, "tls", "ca.key")));

        await server.StopAsync(RunningProgram.SigTerm, Stop);
        await server.StartAsync(Stop);
        Assert.Equal(authority, await server.Http.GetStringAsync(new Uri("/ca.crt", UriKind.Relative), Stop));
        Assert.NotEqual(leaf, await LeafAsync(server));
        await server.FreshAsync(agent.Id, TimeProvider.System.GetUtcNow(), Stop);
    }

    [Fact]
    public async Task One_port_speaks_HTTP_1_HTTP_2_and_gRPC_to_clients_that_share_no_code_with_it()
    {
        await using ServerProgram server = await StartedAsync();
        foreach (Version version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz") { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            using HttpResponseMessage reply = await server.Http.SendAsync(request, Stop);
            Assert.Equal((HttpStatusCode.OK, version), (reply.StatusCode, reply.Version));
        }

        Assert.Equal("200 TLSv1.3", await PythonProgram.RunAsync(PythonProgram.HttpsGet, Stop, $"{server.HttpPort}", server.CaFile));
        Assert.Equal("CERTIFICATE_VERIFY_FAILED", await PythonProgram.RunAsync(PythonProgram.HttpsGet, Stop, $"{server.HttpPort}", ""));
        Assert.Equal("ready", await PythonProgram.RunAsync(PythonProgram.GrpcReady, Stop, $"{server.HttpPort}", server.CaFile));
        using HttpResponseMessage login = await server.LoginAsync(Stop);
        string cookie = Assert.Single(login.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("-tls1_1", false)]
    [InlineData("-tls1_2", true)]
    [InlineData("-tls1_3", true)]
    public async Task Older_TLS_is_refused(string version, bool accepted)
    {
        await using ServerProgram server = await StartedAsync();
        await using RunningProgram client = RunningProgram.Start(
            "openssl", ["s_client", "-connect", $"127.0.0.1:{server.HttpPort}", version, "-cipher", "ALL:@SECLEVEL=0", "-CAfile", server.CaFile]);
        client.EndInput();
        await client.ExitCodeAsync(Stop);
        Assert.Equal(accepted, client.Transcript.Contains("Verify return code: 0 (ok)", StringComparison.Ordinal) && !client.Transcript.Contains("Cipher is (NONE)", StringComparison.Ordinal));
        Assert.Equal(!accepted, client.Transcript.Contains("alert protocol version", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_given_certificate_is_shown_with_its_chain()
    {
        using var files = new CertificateFiles();
        await files.MakeAsync(Stop);
        await using var server = new ServerProgram(tls: true, ["--tls-certificate", files.Chain, "--tls-key", files.Key], trusted: files.Root);
        await server.StartAsync(Stop);
        await server.SetUpAsync(Stop);
        Assert.Equal("200 TLSv1.3", await PythonProgram.RunAsync(PythonProgram.HttpsGet, Stop, $"{server.HttpPort}", files.Root));
        using HttpResponseMessage authority = await server.Http.GetAsync("/ca.crt", Stop);
        Assert.Equal(HttpStatusCode.NotFound, authority.StatusCode);
        Assert.False(Directory.Exists(Path.Join(server.Data, "tls")));

        string line = await server.EnrolmentLineAsync(Stop);
        Assert.DoesNotContain("--ca", line, StringComparison.Ordinal);
        await using var agent = new AgentProgram();
        (int code, string said) = await agent.PasteAsync($"{line} --ca-file {files.Root}", Stop);
        Assert.True(code == 0, said);
        await agent.StartAsync("--ca-file", files.Root);
        await server.FreshAsync(agent.Id, DateTimeOffset.UnixEpoch, Stop);
    }

    private static async Task<ServerProgram> StartedAsync()
    {
        var server = new ServerProgram(tls: true);
        await server.StartAsync(Stop);
        await server.SetUpAsync(Stop);
        return server;
    }

    private static async Task<string> LeafAsync(ServerProgram server)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.HttpPort, Stop);
        var options = new SslClientAuthenticationOptions { TargetHost = "localhost", CertificateChainPolicy = server.Handler.SslOptions.CertificateChainPolicy };
        await using var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsClientAsync(options, Stop);
        return tls.RemoteCertificate!.GetCertHashString();
    }
}
