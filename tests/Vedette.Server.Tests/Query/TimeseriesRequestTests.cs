using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Vedette.Model.Series;
using Vedette.Server.Query;

namespace Vedette.Server.Tests.Query;

public sealed class TimeseriesRequestTests
{
    private const long NowMs = 1_800_000_000_000;

    [Theory]
    [InlineData("start_time=2026-01-01T00:00:00Z&end_time=2026-01-01T01:00:00Z", 1767225600000, 1767229200000)]
    [InlineData("startTime=2026-01-01T02:00:00+02:00&endTime=2026-01-01T01:00:00.500Z", 1767225600000, 1767229200500)]
    [InlineData("start_time=1767225600&end_time=1767229200", 1767225600000, 1767229200000)]
    [InlineData("start_time=1767225600000&end_time=1767229200000", 1767225600000, 1767229200000)]
    [InlineData("start_time=1767225600.25", 1767225600250, NowMs)]
    public void Both_spellings_and_all_forms_of_time_are_read(string query, long startMs, long endMs)
    {
        Assert.True(Parse(query, out TimeseriesRequest request, out string problem), problem);
        Assert.Equal(new TimeRange(startMs, endMs), request.Range);
        Assert.Equal(0, request.IntervalMs);
    }

    [Theory]
    [InlineData("30s", 30_000)]
    [InlineData("1m", 60_000)]
    [InlineData("5m", 300_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("1d", 86_400_000)]
    public void An_interval_is_a_number_and_its_unit(string interval, long ms)
    {
        Assert.True(Parse($"start_time={NowMs - 3_600_000}&interval={interval}", out TimeseriesRequest request, out string problem), problem);
        Assert.Equal(ms, request.IntervalMs);
    }

    [Theory]
    [InlineData("", "start_time is missing")]
    [InlineData("start_time=yesterday", "'yesterday'")]
    [InlineData("start_time=-5", "'-5'")]
    [InlineData("start_time=NaN", "'NaN'")]
    [InlineData("start_time=1e400", "'1e400'")]
    [InlineData("start_time=2026-13-01T00:00:00Z", "'2026-13-01T00:00:00Z'")]
    [InlineData("start_time=1767229200&end_time=1767225600", "before end_time")]
    [InlineData("start_time=1767229200&end_time=1767229200", "before end_time")]
    [InlineData("start_time=1767225600&interval=5", "interval is '5'")]
    [InlineData("start_time=1767225600&interval=0s", "interval is '0s'")]
    [InlineData("start_time=1767225600&interval=-1m", "interval is '-1m'")]
    [InlineData("start_time=1767225600&interval=99999999999999999999s", "interval is")]
    [InlineData("start_time=1767225600&fields=cpu", "'cpu'")]
    [InlineData("start_time=1767225600&end_time=1767236601&interval=1s", "11002 points; at most 11000")]
    public void A_problem_names_the_parameter_what_came_and_what_was_needed(string query, string named)
    {
        Assert.False(Parse(query, out _, out string problem));
        Assert.Contains(named, problem, StringComparison.Ordinal);
    }

    private static bool Parse(string query, out TimeseriesRequest request, out string problem) =>
        TimeseriesRequest.TryParse(new QueryCollection(QueryHelpers.ParseQuery(query)), NowMs, out request, out problem);
}
