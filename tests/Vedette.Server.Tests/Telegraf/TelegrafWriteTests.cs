using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Model.Series;
using Vedette.Server.Fleet;
using Vedette.Server.Telegraf;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Tests.Telegraf;

/// <summary>Through the whole server and its real store: written as a Telegraf writes, read back by the port that queries use.</summary>
public sealed class TelegrafWriteTests
{
    // The servers' clock stands at 2026-01-01T00:00:00Z.
    private const long NowMs = 1_767_225_600_000;

    [Fact]
    public async Task What_a_Telegraf_writes_is_read_back_as_stamped_series()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        IssuedKey issued = await server.AddAgentAsync();
        const string Body = """
            # as outputs.influxdb sends it
            cpu,cpu=cpu-total,host=web1 usage_idle=97.5,usage_user=2.5 1767225590000000000
            cpu,cpu=cpu-total,host=web1 usage_idle=95,usage_user=5 1767225600000000000
            system,host=web1 load1=0.25,n_cpus=8i,uptime_format="1 day, 3:00" 1767225600000000000
            temp,sensor=core\ 0,agent=evil,instance=other,job=x value=41.5
            """;

        HttpResponseMessage reply = await WriteAsync(server, "/write?db=telegraf&rp=autogen", Body, "Basic " + Base64("telegraf:" + issued.Key));

        Assert.Equal(HttpStatusCode.NoContent, reply.StatusCode);
        Dictionary<string, string> stored = await ReadAsync(server, issued.Agent.Id);
        string identity = $"agent=\"{issued.Agent.Id}\"";
        Assert.Equal(
            new Dictionary<string, string>
            {
                [$"cpu_usage_idle{{{identity},cpu=\"cpu-total\",host=\"web1\",instance=\"web1\",job=\"vedette\"}}"] = "-10000:97.5 0:95",
                [$"cpu_usage_user{{{identity},cpu=\"cpu-total\",host=\"web1\",instance=\"web1\",job=\"vedette\"}}"] = "-10000:2.5 0:5",
                [$"system_load1{{{identity},host=\"web1\",instance=\"web1\",job=\"vedette\"}}"] = "0:0.25",
                [$"system_n_cpus{{{identity},host=\"web1\",instance=\"web1\",job=\"vedette\"}}"] = "0:8",
                [$"temp{{{identity},exported_agent=\"evil\",exported_instance=\"other\",exported_job=\"x\",instance=\"web1\",job=\"vedette\",sensor=\"core 0\"}}"] = "0:41.5",
            },
            stored);
        Assert.Equal(1, server.Services.GetRequiredService<TelegrafEvents>().IgnoredFields);
    }

    [Theory]
    [InlineData("/write?precision=s", "m v=1 1767225590")]
    [InlineData("/write?precision=ms", "m v=1 1767225590000")]
    [InlineData("/write?precision=u", "m v=1 1767225590000000")]
    [InlineData("/write?precision=n", "m v=1 1767225590000000000")]
    [InlineData("/api/v2/write?org=o&bucket=b&precision=s", "m v=1 1767225590")]
    [InlineData("/api/v2/write?org=o&bucket=b", "m v=1 1767225590000000000")]
    public async Task Each_precision_gives_the_same_moment(string path, string line)
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        IssuedKey issued = await server.AddAgentAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await WriteAsync(server, path, line, "Token " + issued.Key)).StatusCode);

        Assert.Equal("-10000:1", Assert.Single(await ReadAsync(server, issued.Agent.Id)).Value);
    }

    [Theory]
    [InlineData("/write", "m,server=https://bob:AgS3cretPass77@h/,api_key=AgS3cretPass77 v=1")]
    [InlineData("/api/v2/write", "m,server=https://bob:AgS3cretPass77@h/,api_key=AgS3cretPass77 v=1\nm,server=https://bob:AgS3cretPass77@h/,api_key=AgS3cretPass77 v=1")]
    [InlineData("/api/telegraf", """{"name":"m","fields":{"v":1},"tags":{"server":"https://bob:AgS3cretPass77@h/","api_key":"AgS3cretPass77"}}""")]
    public async Task Secrets_in_tags_are_hidden_before_they_are_kept(string path, string body)
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        IssuedKey issued = await server.AddAgentAsync();

        HttpResponseMessage reply = await WriteAsync(server, path, body, "Token " + issued.Key);

        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync(ControlServer.Stop));
        Assert.Equal($"m_v{{agent=\"{issued.Agent.Id}\",api_key=\"***\",instance=\"web1\",job=\"vedette\",server=\"https://bob:***@h/\"}}", Assert.Single((await ReadAsync(server, issued.Agent.Id)).Keys));
    }

    [Theory]
    [InlineData("/write", "error")]
    [InlineData("/api/v2/write", "message")]
    public async Task Good_lines_are_stored_and_the_bad_ones_told_by_line(string path, string field)
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        IssuedKey issued = await server.AddAgentAsync();

        HttpResponseMessage reply = await WriteAsync(server, path, "m a=1\nm b=abc\n\nm,t c=3\nm d=4", "Token " + issued.Key);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        JsonElement error = await reply.JsonAsync();
        string text = error.GetProperty(field).GetString()!;
        Assert.StartsWith("partial write: line 2: the field 'b' has the value 'abc'; needed is a number", text, StringComparison.Ordinal);
        Assert.Contains("line 4: the tag 't' has no value", text, StringComparison.Ordinal);
        Assert.EndsWith(" dropped=2", text, StringComparison.Ordinal);
        Assert.Equal(path == "/write" ? "" : "invalid", error.TryGetProperty("code", out JsonElement code) ? code.GetString() : "");
        Assert.Equal(["m_a", "m_d"], (await ReadAsync(server, issued.Agent.Id)).Keys.Select(k => k[..3]).Order(StringComparer.Ordinal));
        Assert.Equal(2, server.Services.GetRequiredService<TelegrafEvents>().UnreadablePoints);
    }

    [Fact]
    public async Task Samples_from_the_far_future_and_the_far_past_are_counted_in_the_error()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        IssuedKey issued = await server.AddAgentAsync();
        string body = $"m a=1,b=2 {(NowMs / 1000) + 3600}\nm c=3 {(NowMs / 1000) - (40 * 86400)}\nm d=4";

        HttpResponseMessage reply = await WriteAsync(server, "/write?precision=s", body, "Token " + issued.Key);

        string error = (await reply.JsonAsync()).GetProperty("error").GetString()!;
        Assert.StartsWith("partial write: ", error, StringComparison.Ordinal);
        Assert.Contains("2 samples refused: far_future", error, StringComparison.Ordinal);
        Assert.Contains("1 samples refused: too_old", error, StringComparison.Ordinal);
        Assert.EndsWith("dropped=3", error, StringComparison.Ordinal);
        Assert.StartsWith("m_d", Assert.Single(await ReadAsync(server, issued.Agent.Id)).Key, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/write?precision=d", "error", "'d'; needed is one of ns, us, ms, s, m, h")]
    [InlineData("/api/v2/write?precision=h", "message", "'h'; needed is one of ns, us, ms, s")]
    public async Task An_unknown_precision_is_refused(string path, string field, string named)
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        string key = (await server.AddAgentAsync()).Key;

        HttpResponseMessage reply = await WriteAsync(server, path, "m v=1", "Token " + key);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Contains(named, (await reply.JsonAsync()).GetProperty(field).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_readable_is_an_error_that_says_so()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        string key = (await server.AddAgentAsync()).Key;

        HttpResponseMessage reply = await WriteAsync(server, "/write", "{}", "Token " + key);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.StartsWith("unable to parse: line 1: ", (await reply.JsonAsync()).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_packed_batch_is_stored_to_the_last_sample()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        IssuedKey issued = await server.AddAgentAsync();
        string body = string.Concat(Enumerable.Range(0, 25_000).Select(i => $"big,n={i % 100} value={i}i {NowMs - i}\n"));

        HttpResponseMessage reply = await WriteAsync(server, "/api/v2/write?precision=ms", Gzip(Encoding.UTF8.GetBytes(body)), "Token " + issued.Key, "gzip");

        Assert.Equal(HttpStatusCode.NoContent, reply.StatusCode);
        Dictionary<string, string> stored = await ReadAsync(server, issued.Agent.Id);
        Assert.Equal(100, stored.Count);
        Assert.Equal(25_000, stored.Values.Sum(v => v.Split(' ').Length));
    }

    [Theory]
    [InlineData("/write", "error")]
    [InlineData("/api/v2/write", "message")]
    [InlineData("/api/telegraf", "error")]
    public async Task A_bomb_is_refused_before_it_is_unpacked(string path, string field)
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        string key = (await server.AddAgentAsync()).Key;
        byte[] bomb = Gzip(new byte[256 << 20]);
        Assert.InRange(bomb.Length, 1, RequestBody.MaxBytes / 4);

        HttpResponseMessage reply = await WriteAsync(server, path, bomb, "Token " + key, "gzip");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.StatusCode);
        Assert.Contains($"{RequestBody.MaxBytes} bytes", (await reply.JsonAsync()).GetProperty(field).GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", HttpStatusCode.BadRequest)]
    [InlineData("br", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_that_is_not_packed_as_it_says_is_refused(string encoding, HttpStatusCode status)
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        string key = (await server.AddAgentAsync()).Key;

        HttpResponseMessage reply = await WriteAsync(server, "/write", Encoding.UTF8.GetBytes("m v=1"), "Token " + key, encoding);

        Assert.Equal(status, reply.StatusCode);
        Assert.Contains("gzip", (await reply.JsonAsync()).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_packed_body_that_was_cut_off_is_not_taken_for_a_whole_one()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        IssuedKey issued = await server.AddAgentAsync();
        byte[] whole = Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1000).Select(i => $"m,n={i} v={i * 7919 % 1000}\n"))));

        HttpResponseMessage reply = await WriteAsync(server, "/write", whole[..^9], "Token " + issued.Key, "gzip");

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Empty(await ReadAsync(server, issued.Agent.Id));
    }

    [Theory]
    [InlineData("Token ")]
    [InlineData("token ")]
    [InlineData("Bearer ")]
    public async Task A_key_comes_by_InfluxDBs_scheme_or_by_Bearer(string scheme)
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        IssuedKey issued = await server.AddAgentAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await WriteAsync(server, "/api/v2/write", "m v=1", scheme + issued.Key)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await WriteAsync(server, "/api/v2/write", "m v=1", scheme + issued.Key + "x")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await WriteAsync(server, "/api/v2/write", "m v=1", scheme)).StatusCode);
    }

    [Fact]
    public async Task A_key_in_the_address_opens_nothing()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        string key = (await server.AddAgentAsync()).Key;

        HttpResponseMessage reply = await WriteAsync(server, $"/write?u=telegraf&p={key}", "m v=1", null);

        Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode);
    }

    [Fact]
    public async Task Without_a_key_version_2_answers_in_its_own_words()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();

        HttpResponseMessage reply = await WriteAsync(server, "/api/v2/write", "m v=1", null);

        Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode);
        Assert.Equal("unauthorized", (await reply.JsonAsync()).GetProperty("code").GetString());
    }

    internal static Task<HttpResponseMessage> WriteAsync(ControlServer server, string path, string body, string? authorization) =>
        WriteAsync(server, path, Encoding.UTF8.GetBytes(body), authorization, null);

    internal static async Task<HttpResponseMessage> WriteAsync(ControlServer server, string path, byte[] body, string? authorization, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "text/plain; charset=utf-8");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (encoding is not null)
        {
            request.Content.Headers.ContentEncoding.Add(encoding);
        }

        return await server.Http.SendAsync(request, ControlServer.Stop);
    }

    /// <summary>The agent's series with their samples as "milliseconds from now:value".</summary>
    internal static async Task<Dictionary<string, string>> ReadAsync(ControlServer server, int agentId)
    {
        var reader = server.Services.GetRequiredService<ISeriesReader>();
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (SeriesSamples one in reader.SelectAsync(new TimeRange(NowMs - 86_400_000, NowMs + 86_400_000), [LabelMatcher.Equal("agent", $"{agentId}")], ControlServer.Stop))
        {
            read[one.Labels.ToString()] = string.Join(' ', one.TimestampsMs.ToArray().Zip(one.Values.ToArray(), (t, v) => $"{t - NowMs}:{v}"));
        }

        return read;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }
}
