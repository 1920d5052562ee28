using Vedette.Model.Series;
using Vedette.Server.Query.Series;

namespace Vedette.Server.Tests.Query.Series;

public sealed class SeriesRequestTests
{
    private const long NowMs = 1_767_225_600_000;

    [Fact]
    public void What_is_not_said_is_the_last_hour_in_averages()
    {
        SeriesRequest request = Read(new SeriesParameters { Match = ["up"] });

        Assert.Equal(new TimeRange(NowMs - 3_600_000, NowMs), request.Range);
        Assert.Equal((10_000, BucketValue.Avg, 200, false, 361), (request.StepMs, request.Value, request.Limit, request.Rate, request.Buckets));
    }

    [Theory]
    [InlineData(60, 10)]
    [InlineData(4_980, 10)]
    [InlineData(5_000, 15)]
    [InlineData(86_400, 300)]
    [InlineData(30 * 86_400, 7_200)]
    [InlineData(365 * 86_400, 86_400)]
    [InlineData(16_000 * 86_400L, 33 * 86_400)]
    public void An_automatic_step_is_round_and_gives_at_most_500_points(long seconds, long step)
    {
        for (long shift = 0; shift < 3; shift++)
        {
            SeriesRequest request = Read(new SeriesParameters { Match = ["up"], Start = $"{NowMs - (seconds * 1000) - shift}", End = $"{NowMs - shift}", Step = "auto" });
            Assert.Equal(step * 1000, request.StepMs);
            Assert.InRange(request.Buckets, 1, AutomaticStep.MaxPoints);
        }
    }

    public static TheoryData<string, string, string> Problems => new()
    {
        { "match", "", "match is given 0 times" },
        { "match", "up{", "match 'up{' cannot be read at character 4" },
        { "start", "yesterday", "start is 'yesterday'" },
        { "end", "-1", "end is '-1'" },
        { "start", "1767225600", "start must lie before end" },
        { "step", "5", "step is '5'" },
        { "step", "0s", "step is '0s'" },
        { "agg", "sum", "agg is 'sum'; needed is avg, min, max or last" },
        { "limit", "0", "limit is '0'; needed is a whole number from 1 to 2000" },
        { "limit", "2001", "limit is '2001'" },
        { "limit", "all", "limit is 'all'" },
        { "rate", "yes", "rate is 'yes'" },
        { "start", "1767100000", "points; at most 11000" },
        { "limit", "2000", "2000 series of 3601 points" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void A_problem_names_the_parameter_what_came_and_what_was_needed(string name, string value, string named)
    {
        string? Of(string parameter, string? otherwise) => parameter == name ? value : otherwise;
        var parameters = new SeriesParameters
        {
            Match = name != "match" ? ["up"] : value.Length == 0 ? [] : [value],
            Start = Of("start", null),
            End = Of("end", null),
            Step = Of("step", "1s"),
            Agg = Of("agg", null),
            Limit = Of("limit", null),
            Rate = Of("rate", null),
        };

        Assert.False(SeriesRequest.TryParse(parameters, NowMs, out _, out string problem));
        Assert.Contains(named, problem, StringComparison.Ordinal);
    }

    private static SeriesRequest Read(SeriesParameters parameters)
    {
        Assert.True(SeriesRequest.TryParse(parameters, NowMs, out SeriesRequest request, out string problem), problem);
        return request;
    }
}
