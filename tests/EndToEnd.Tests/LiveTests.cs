using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Model.Series;
using Vedette.Storage.Telemetry;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests;

/// <summary>Live pages and the health of a server that stands still until the test moves its clock.</summary>
public sealed class LiveTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task An_open_page_hears_of_new_values_within_a_second_and_of_a_host_that_falls_silent()
    {
        await using InProcessServer server = await InProcessServer.StartAsync(_clock, Stop);
        (int id, string key) = await server.AddAgentAsync("web1", Stop);
        using HttpResponseMessage reply = await server.Http.GetAsync("/api/live", HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal("text/event-stream", reply.Content.Headers.ContentType!.MediaType);
        using var lines = new StreamReader(await reply.Content.ReadAsStreamAsync(Stop));
        Assert.Equal(_clock.GetUtcNow().ToUnixTimeMilliseconds(), (await EventAsync(lines, "hello")).GetProperty("server_time_ms").GetInt64());

        await SendAsync(server, key, cpu: 17);
        _clock.Advance(TimeSpan.FromSeconds(1));
        JsonElement online = (await EventAsync(lines, "hosts")).GetProperty("hosts")[0];
        Assert.Equal((id, "online", 17.0), (online.GetProperty("id").GetInt32(), online.GetProperty("status").GetString()!, online.GetProperty("metrics").GetProperty("cpu_usage_percent").GetDouble()));
        Assert.Equal(JsonValueKind.Null, online.GetProperty("metrics").GetProperty("load_average_one_min").ValueKind);

        _clock.Advance(TimeSpan.FromMinutes(4));
        JsonElement offline = (await EventAsync(lines, "hosts")).GetProperty("hosts")[0];
        Assert.Equal("offline", offline.GetProperty("status").GetString());

        await server.AddAgentAsync("web2", Stop);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Added", (await EventAsync(lines, "fleet")).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Live_updates_are_for_signed_in_people()
    {
        await using InProcessServer server = await InProcessServer.StartAsync(_clock, Stop);
        using HttpResponseMessage reply = await server.Anonymous.GetAsync("/api/live", HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode);
        Assert.Equal("nosniff", Assert.Single(reply.Headers.GetValues("X-Content-Type-Options")));
        Assert.StartsWith("default-src 'none'", Assert.Single(reply.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_means_rows_are_written_on_an_empty_fleet_and_fails_when_they_are_not()
    {
        var writer = new SwitchedWriter();
        await using InProcessServer server = await InProcessServer.StartAsync(_clock, Stop, services => services.AddSingleton<ISampleWriter>(provider =>
        {
            writer.Inner = provider.GetRequiredService<TelemetryEngine>();
            return writer;
        }));
        for (int i = 0; i < 12; i++)
        {
            await StepAsync(writer);
            Assert.Equal(HttpStatusCode.OK, await HealthAsync(server));
        }

        writer.Fails = true;
        for (int i = 0; i < 5; i++)
        {
            await StepAsync(writer);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await HealthAsync(server));
        // The write is told of a moment before its caller hears that it came to an end.
        writer.Fails = false;
        await StepAsync(writer);
        await Until.FitsAsync(() => HealthAsync(server), status => status == HttpStatusCode.OK, TimeSpan.FromSeconds(60), "the server is well again", Stop);
    }

    /// <summary>One period of the server's own series; returns when its write was tried.</summary>
    private async Task StepAsync(SwitchedWriter writer)
    {
        int tried = writer.Tried;
        _clock.Advance(TimeSpan.FromSeconds(10));
        await Until.FitsAsync(() => Task.FromResult(writer.Finished), n => n > tried, TimeSpan.FromSeconds(60), "the server's own series are written", Stop);
    }

    private static async Task<HttpStatusCode> HealthAsync(InProcessServer server)
    {
        using HttpResponseMessage reply = await server.Anonymous.GetAsync("/healthz", Stop);
        return reply.StatusCode;
    }

    private static async Task SendAsync(InProcessServer server, string key, double cpu)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/agent/metrics") { Content = JsonContent.Create(new { cpu, ram = 2048 }) };
        request.Headers.Add("X-API-Key", key);
        using HttpResponseMessage reply = await server.Anonymous.SendAsync(request, Stop);
        Assert.True(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync(Stop));
    }

    private static async Task<JsonElement> EventAsync(StreamReader lines, string name)
    {
        var seen = new StringBuilder();
        string current = "";
        while (await lines.ReadLineAsync(Stop) is { } line)
        {
            seen.AppendLine(line);
            current = line.StartsWith("event: ", StringComparison.Ordinal) ? line[7..] : current;
            if (current == name && line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return JsonSerializer.Deserialize<JsonElement>(line[6..]);
            }
        }

        throw new EndOfStreamException($"The stream ended before '{name}': {seen}");
    }

    private sealed class SwitchedWriter : ISampleWriter
    {
        private int _tried;
        private int _finished;

        public ISampleWriter Inner { get; set; } = null!;

        public bool Fails { get; set; }

        public int Tried => Volatile.Read(ref _tried);

        public int Finished => Volatile.Read(ref _finished);

        public ValueTask<DefineResult> DefineSeriesAsync(SpoolEpoch epoch, uint firstRef, IReadOnlyList<Labels> series, CancellationToken stop) =>
            Inner.DefineSeriesAsync(epoch, firstRef, series, stop);

        public ValueTask<AppendResult> AppendAsync(SpoolBatch batch, CancellationToken stop) => Inner.AppendAsync(batch, stop);

        public async ValueTask<AppendResult> AppendAsync(SampleSet samples, CancellationToken stop)
        {
            Interlocked.Increment(ref _tried);
            try
            {
                return Fails ? throw new IOException("the disk is full") : await Inner.AppendAsync(samples, stop);
            }
            finally
            {
                Interlocked.Increment(ref _finished);
            }
        }
    }
}
