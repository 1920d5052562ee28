using Vedette.Server.Errors;
using Vedette.Server.Miners.Places;
using Vedette.Server.Security;
using Vedette.Server.Twin;

namespace Vedette.Server.Miners.Scans;

internal static class ScanEndpoints
{
    private const long DayMs = 24L * 60 * 60 * 1000;

    /// <summary>So far back the states of an agent are walked through.</summary>
    private const long LongestMs = 31 * DayMs;

    public static void MapScans(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api/sites/{id:int}").WithTags("sites").RequireAuthorization(Policies.Viewer);
        group.MapGet("/ranges", RangesAsync).WithName("listRanges").Produces<IReadOnlyList<RangeView>>().Produces<Problem>(404);
        group.MapGet("/discoveries", DiscoveriesAsync).WithName("listDiscoveries").WithMetadata(new TwinParameters(["from"]))
            .Produces<IReadOnlyList<Discovery>>().Produces<Problem>(400).Produces<Problem>(404);
    }

    private static async Task<IResult> RangesAsync(int id, PlaceBook places, SiteScans scans, CancellationToken stop) =>
        places.Map.Site(id) is null ? None(id) : Results.Ok(await scans.RangesAsync(id, stop));

    private static async Task<IResult> DiscoveriesAsync(int id, HttpRequest request, PlaceBook places, SiteScans scans, TimeProvider clock, CancellationToken stop)
    {
        var query = new TwinQuery(request.Query);
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        long from = query.Moment("from") ?? now - DayMs;
        if (query.Problem is { } problem)
        {
            return ApiError.BadRequest(problem);
        }

        return places.Map.Site(id) is null ? None(id) : Results.Ok(await scans.DiscoveriesAsync(id, (Math.Max(from, now - LongestMs), long.MaxValue), stop));
    }

    private static ApiError None(int id) => ApiError.NotFound($"There is no site {id}.");
}
