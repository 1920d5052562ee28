using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Vedette.Model.Series;
using Vedette.Server.Query.Series;
using Vedette.Server.Tests.Security;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Tests.Query.Series;

/// <summary>Through the whole server and its real store, whose clock stands at 2026-01-01T00:00:00Z.</summary>
public sealed class SeriesEndpointTests
{
    private const long NowMs = 1_767_225_600_000;

    [Fact]
    public async Task A_selector_is_answered_with_labels_points_and_holes()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");
        await StoreAsync(server, Labels.Create("load", new Label("host", "a<b")), (-30_000, 1), (-25_000, 3), (0, 5));
        await StoreAsync(server, Labels.Create("load", new Label("host", "other")), (0, 9));

        HttpResponseMessage reply = await viewer.GetAsync($"/api/series?match=load{{host%3D~\"a.*\"}}&start={NowMs - 30_000}&end={NowMs}&step=15s", ControlServer.Stop);

        Assert.Equal(
            $$$"""{"start":"2025-12-31T23:59:30Z","end":"2026-01-01T00:00:00Z","step_seconds":15,"series":[{"labels":{"__name__":"load","host":"a\u003Cb"},"points":[[{{{NowMs - 30_000}}},2,1,3],[{{{NowMs - 15_000}}},null,null,null],[{{{NowMs}}},5,5,5]]}],"truncated":false}""",
            await reply.Content.ReadAsStringAsync(ControlServer.Stop));
    }

    [Theory]
    [InlineData("agg=last", 20.0)]
    [InlineData("agg=min", 10.0)]
    [InlineData("agg=max", 30.0)]
    [InlineData("rate=true", 2.0)]
    public async Task A_bucket_is_shown_by_the_value_that_was_asked_for(string option, double expected)
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");
        await StoreAsync(server, Labels.Create("m"), (-30_000, 10), (-20_000, 30), (-10_000, 20));

        SeriesReply reply = await ReadAsync(server, viewer, $"/api/series?match=m&match=other&start={NowMs - 40_000}&end={NowMs - 1}&step=1m&{option}");

        Assert.Equal(expected, Assert.Single(Assert.Single(reply.Series).Points)[1]);
    }

    [Fact]
    public async Task More_series_than_the_limit_are_cut_and_told()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");
        for (int i = 0; i < 5; i++)
        {
            await StoreAsync(server, Labels.Create("m", new Label("n", $"{i}")), (0, i));
        }

        SeriesReply cut = await ReadAsync(server, viewer, "/api/series?match=m&limit=3");
        SeriesReply whole = await ReadAsync(server, viewer, "/api/series?match=m");

        Assert.Equal((3, true, 5, false), (cut.Series.Count, cut.Truncated, whole.Series.Count, whole.Truncated));
    }

    [Theory]
    [InlineData("", "match is given 0 times")]
    [InlineData("?match=", "the end stands where a metric's name")]
    [InlineData("?match=up%7B%7D%7D", "at character 5")]
    [InlineData("?match=up&step=1s&start=1700000000", "at most 11000")]
    public async Task A_bad_question_is_a_400_with_the_reason(string query, string named)
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");

        HttpResponseMessage reply = await viewer.GetAsync("/api/series" + query, ControlServer.Stop);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Contains(named, (await reply.JsonAsync()).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    /// <summary>The reply is written by hand; its declared type is what the portal's types are made of.</summary>
    private static async Task<SeriesReply> ReadAsync(ControlServer server, HttpClient viewer, string path)
    {
        JsonSerializerOptions options = server.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return (await viewer.GetFromJsonAsync<SeriesReply>(path, options, ControlServer.Stop))!;
    }

    private static async Task StoreAsync(ControlServer server, Labels labels, params (long FromNowMs, double Value)[] samples)
    {
        var set = new SampleSet(1, [labels], [.. samples.Select(s => new IndexedSample(0, NowMs + s.FromNowMs, s.Value))], NowMs);
        AppendResult stored = await server.Services.GetRequiredService<ISampleWriter>().AppendAsync(set, ControlServer.Stop);
        Assert.Equal(samples.Length, stored.StoredSamples);
    }
}
