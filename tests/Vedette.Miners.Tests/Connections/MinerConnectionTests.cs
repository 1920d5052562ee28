using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Vedette.Miners.Connections;
using Vedette.Miners.Replies;
using Vedette.Testing;
using WebRequest = Vedette.Miners.Connections.WebRequest;

namespace Vedette.Miners.Tests.Connections;

/// <summary>Over real sockets of this machine.</summary>
public sealed class MinerConnectionTests
{
    private const string Summary = """{"SUMMARY":[{"Elapsed":5}],"id":1}""";

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> ClosedReplies =>
        [.. RecordedDevices.File("_synthetic-quirks")["replies"]!.AsArray().Select(quirk => quirk!["name"]!.GetValue<string>())];

    [Theory]
    [MemberData(nameof(ClosedReplies))]
    public async Task Every_malformed_reply_is_read_whole(string name)
    {
        JsonObject quirk = RecordedDevices.File("_synthetic-quirks")["replies"]!.AsArray().Single(one => one!["name"]!.GetValue<string>() == name)!.AsObject();
        byte[][] pieces = quirk["chunks"] is JsonArray chunks ? [.. chunks.Select(chunk => Encoding.UTF8.GetBytes(chunk!.GetValue<string>()))]
            : [quirk["raw_hex"] is { } hex ? Convert.FromHexString(hex.GetValue<string>()) : Encoding.UTF8.GetBytes(quirk["raw"]!.GetValue<string>())];
        await using var server = new DeviceServer(_ => pieces, hangsUp: quirk["close"]?.GetValue<bool>() ?? true);

        DeviceReply reply = await To(server).AskAsync(new RpcRequest("summary"), Stop);

        bool isEmpty = pieces.All(piece => piece.Length == 0);
        Assert.Equal(isEmpty ? ReplyOutcome.Broken : ReplyOutcome.Answered, reply.Outcome);
        Assert.Equal(quirk["truncated"]?.GetValue<bool>() ?? false, reply.IsCut);
        byte[] sent = [.. pieces.SelectMany(piece => piece)];
        ReplyDocument wanted = ReplyDocument.Read(sent);
        Assert.Equal(Replies.ReplyQuirkTests.Node(wanted.Root)?.ToJsonString(), Replies.ReplyQuirkTests.Node(ReplyDocument.Read(reply.Body).Root)?.ToJsonString());
    }

    [Fact]
    public async Task Whole_request_goes_in_one_write()
    {
        await using var server = new DeviceServer(_ => [Encoding.UTF8.GetBytes(Summary)]);
        IMinerConnection device = To(server);
        await device.AskAsync(new RpcRequest("voltageget", "0"), Stop);
        await device.AskAsync(new RpcRequest("stats") { NewApi = true, EndWithNewline = true }, Stop);
        await device.AskAsync(new RpcRequest("version") { PlainText = true }, Stop);
        Assert.Equal(["""{"command":"voltageget","parameter":"0"}""", """{"command":"stats","new_api":true}""" + "\n", "version"], server.Requests);
    }

    [Fact]
    public async Task Questions_of_several_callers_come_one_at_a_time()
    {
        await using var server = new DeviceServer(_ => [Encoding.UTF8.GetBytes(Summary + "\0")]);
        IMinerConnection device = To(server);
        DeviceReply[] replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => device.AskAsync(new RpcRequest("summary"), Stop).AsTask()));
        Assert.All(replies, reply => Assert.True(reply.IsAnswer));
        Assert.Equal(1, server.MostAtOnce);
    }

    [Fact]
    public async Task Nobody_on_a_port_is_a_refusal()
    {
        // Held and not listened at: a port that is let go may be somebody else's the next moment.
        using var holder = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        holder.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        IMinerConnection device = To(((IPEndPoint)holder.LocalEndPoint!).Port);
        Assert.Equal(ReplyOutcome.Refused, (await device.AskAsync(new RpcRequest("version"), Stop)).Outcome);
        Assert.Equal(ReplyOutcome.Refused, (await device.AskAsync(new WebRequest("/"), Stop)).Outcome);
        Assert.Equal(ReplyOutcome.Refused, (await device.AskWhatsminerAsync("{}", Stop)).Outcome);
    }

    [Theory]
    [InlineData("", ReplyOutcome.Silent)]
    [InlineData("{\"SUMMARY\":[{\"Elapsed\":5},", ReplyOutcome.Answered)]
    public async Task Device_that_stops_in_the_middle_is_given_up_at_the_deadline(string sent, ReplyOutcome outcome)
    {
        await using var server = new DeviceServer(_ => [Encoding.UTF8.GetBytes(sent)], hangsUp: false);

        // What is to arrive has its time on a busy machine, too.
        var options = new MinerConnectionOptions { RpcTimeout = TimeSpan.FromSeconds(sent.Length > 0 ? 10 : 2), Ports = Everywhere(server.Port), Pause = TimeSpan.Zero };
        DeviceReply reply = await new MinerConnections(options, TimeProvider.System).Open("127.0.0.1").AskAsync(new RpcRequest("summary"), Stop);
        Assert.Equal(outcome, reply.Outcome);
        Assert.Equal(sent.Length > 0, reply.IsCut);
        Assert.Equal(sent.Length, reply.Body.Length);
    }

    [Fact]
    public async Task Reply_without_end_is_read_up_to_the_bound()
    {
        byte[] flood = new byte[64 * 1024];
        Array.Fill(flood, (byte)'[');
        await using var server = new DeviceServer(_ => [.. Enumerable.Repeat(flood, 64)]);
        DeviceReply reply = await To(server).AskAsync(new RpcRequest("stats"), Stop);
        Assert.True(reply.IsCut);
        Assert.Equal(1 << 20, reply.Body.Length);
        DeviceReply page = await To(server).AskAsync(new WebRequest("/"), Stop);
        Assert.Equal(ReplyOutcome.Broken, page.Outcome);
    }

    [Fact]
    public async Task Own_cancellation_throws()
    {
        await using var server = new DeviceServer(_ => [], hangsUp: false);
        using var stop = new CancellationTokenSource();
        Task<DeviceReply> asking = To(server).AskAsync(new RpcRequest("summary"), stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task Frames_of_the_third_interface_are_read_by_their_length()
    {
        byte[] body = Encoding.UTF8.GetBytes("""{"code":0,"msg":{}}""");
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        await using var server = new DeviceServer(_ => [length[..2], length[2..], body[..5], body[5..]], hangsUp: false);
        DeviceReply reply = await To(server).AskWhatsminerAsync("""{"cmd":"get.device.info"}""", Stop);
        Assert.Equal(body, reply.Body.ToArray());
        Assert.Equal("\u0019\0\0\0{\"cmd\":\"get.device.info\"}", server.Requests[0]);
    }

    [Theory]
    [InlineData(0xFFFFFFFFu, ReplyOutcome.Broken)]
    [InlineData(0u, ReplyOutcome.Broken)]
    [InlineData(1000u, ReplyOutcome.Answered)]
    public async Task Frame_that_promises_too_much_is_no_reason_to_wait_or_to_reserve(uint promised, ReplyOutcome outcome)
    {
        byte[] frame = [.. new byte[4], .. "{}"u8];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, promised);
        await using var server = new DeviceServer(_ => [frame]);
        DeviceReply reply = await To(server).AskWhatsminerAsync("{}", Stop);
        Assert.Equal(outcome, reply.Outcome);
        Assert.Equal(outcome == ReplyOutcome.Answered, reply.IsCut);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "{}", false)]
    [InlineData("HTTP/1.0 200 OK\n\n{}", "{}", false)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1;x=y\r\n}\r\n0\r\n\r\n", "{}", false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{}", "{}", true)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"a\":1", "{\"a\":1", true)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}", "", true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}surplus", "{}", false)]
    public async Task Small_web_servers_are_understood(string sent, string body, bool isCut)
    {
        await using var server = new DeviceServer(_ => [.. sent.Chunk(7).Select(piece => Encoding.Latin1.GetBytes(piece))]);
        DeviceReply reply = await To(server).AskAsync(new WebRequest("/cgi-bin/stats.cgi"), Stop);
        Assert.Equal(200, reply.Status);
        Assert.Equal(body, Encoding.UTF8.GetString(reply.Body.Span));
        Assert.Equal(isCut, reply.IsCut);
        Assert.StartsWith("GET /cgi-bin/stats.cgi HTTP/1.1\r\nHost: 127.0.0.1\r\n", server.Requests[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Origin", server.Requests[0], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Login_is_tried_once_an_hour_and_only_where_one_was_configured()
    {
        const string Challenge = "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"antMiner Configuration\", nonce=\"abc\", qop=\"auth\"\r\nContent-Length: 0\r\n\r\n";
        await using var server = new DeviceServer(_ => [Encoding.Latin1.GetBytes(Challenge)]);
        var clock = new ManualClock(Start);
        var options = new MinerConnectionOptions { Ports = Everywhere(server.Port), Pause = TimeSpan.Zero, Logins = new Dictionary<string, DeviceLogin> { ["antminer"] = new("root", "wrong") } };
        var connections = new MinerConnections(options, clock);
        IMinerConnection device = connections.Open("127.0.0.1");

        Assert.Equal(401, (await device.AskAsync(new WebRequest("/a") { LoginFor = "elphapex" }, Stop)).Status);
        Assert.Single(server.Requests);
        Assert.Equal(401, (await device.AskAsync(new WebRequest("/a") { LoginFor = "antminer" }, Stop)).Status);
        Assert.Equal(3, server.Requests.Count);
        Assert.Contains("Authorization: Digest username=\"root\"", server.Requests[2], StringComparison.Ordinal);

        Assert.Equal(401, (await connections.Open("127.0.0.1").AskAsync(new WebRequest("/b") { LoginFor = "antminer" }, Stop)).Status);
        Assert.Equal(3, server.Requests.Count);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(401, (await connections.Open("127.0.0.1").AskAsync(new WebRequest("/b") { LoginFor = "antminer" }, Stop)).Status);
        Assert.Equal(5, server.Requests.Count);
        Assert.DoesNotContain("wrong", options.Logins["antminer"].ToString(), StringComparison.Ordinal);
    }

    private static IMinerConnection To(DeviceServer server) => To(server.Port);

    private static IMinerConnection To(int port) =>
        new MinerConnections(new MinerConnectionOptions { Ports = Everywhere(port), Pause = TimeSpan.Zero }, PatientClock.Instance).Open("127.0.0.1");

    private static Dictionary<int, int> Everywhere(int port) => new() { [4028] = port, [80] = port, [4433] = port };
}
