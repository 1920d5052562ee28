using System.Text;
using Vedette.Server.Errors;
using Vedette.Server.Security;
using Vedette.Server.Twin;

namespace Vedette.Server.Miners.Rows;

/// <summary>The reading calls of docs/formats/miners-api.md about miners.</summary>
internal static class MinerEndpoints
{
    private const int UsualChanges = 500;
    private const int MostChanges = 5000;
    private const int UsualBoards = 100;
    private const int MostBoards = 5000;
    private const long DayMs = 24L * 60 * 60 * 1000;

    public static void MapMinerRows(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("").WithTags("miners").RequireAuthorization(Policies.Viewer);
        group.MapGet("/api/miners", ListAsync).WithName("listMiners").Produces<MinerList>().Produces<Problem>(400);
        group.MapGet("/api/miners.csv", ListCsvAsync).WithName("listMinersCsv").Produces<string>(200, "text/csv").Produces<Problem>(400);
        group.MapGet("/api/miners/{id:int}", GetAsync).WithName("getMiner").WithMetadata(new TwinParameters(["at"])).Produces<MinerDetail>().Produces<Problem>(400).Produces<Problem>(404);
        group.MapGet("/api/miners/{id:int}/changes", ChangesAsync).WithName("listMinerChanges").WithMetadata(new TwinParameters(["from", "to", "limit"]))
            .Produces<ChangesReply>().Produces<Problem>(400).Produces<Problem>(404);
        group.MapGet("/api/miners/boards/worst", BoardsAsync).WithName("listWorstBoards").Produces<IReadOnlyList<SiteBoard>>().Produces<Problem>(400);
        group.MapGet("/api/miner-findings", FindingsAsync).WithName("listMinerFindings").Produces<FindingsReply>().Produces<Problem>(400);
    }

    private static async Task<IResult> ListAsync([AsParameters] MinerQuery query, MinerLists lists, CancellationToken stop)
    {
        (MinerSelection? selection, string? problem) = MinerSelection.Read(query);
        return selection is null ? ApiError.BadRequest(problem!) : Results.Ok(await lists.ReadAsync(selection, stop));
    }

    private static async Task<IResult> ListCsvAsync([AsParameters] MinerQuery query, HttpContext context, MinerLists lists, CancellationToken stop)
    {
        (MinerSelection? selection, string? problem) = MinerSelection.Read(query, MinerSelection.MostRows);
        if (selection is null)
        {
            return ApiError.BadRequest(problem!);
        }

        context.Response.Headers.ContentDisposition = "attachment; filename=\"miners.csv\"";
        return Results.Text(MinersCsv.Write((await lists.ReadAsync(selection, stop)).Miners), "text/csv", Encoding.UTF8);
    }

    private static async Task<IResult> GetAsync(int id, HttpRequest request, MinerRows rows, MinerDetails details, MinerPast past, CancellationToken stop)
    {
        var query = new TwinQuery(request.Query);
        long? at = query.Moment("at");
        if (query.Problem is { } problem)
        {
            return ApiError.BadRequest(problem);
        }

        return await rows.FindAsync(id, stop) is { } found ? Results.Ok(at is long moment ? past.At(found.Miner, moment) : details.Of(found.Miner, found.Facts, found.Row)) : None(id);
    }

    private static async Task<IResult> ChangesAsync(int id, HttpRequest request, MinerRows rows, MinerPast past, TimeProvider clock, CancellationToken stop)
    {
        var query = new TwinQuery(request.Query);
        long to = query.Moment("to") ?? clock.GetUtcNow().ToUnixTimeMilliseconds();
        long from = query.Moment("from") ?? to - DayMs;
        int limit = query.Limit(UsualChanges, MostChanges);
        if (query.Problem is { } problem)
        {
            return ApiError.BadRequest(problem);
        }

        if (from > to)
        {
            return ApiError.BadRequest("from is after to.");
        }

        return await rows.FindAsync(id, stop) is { } found ? Results.Ok(past.Changes(found.Miner, (from, to), limit, stop)) : None(id);
    }

    private static async Task<IResult> BoardsAsync(string? site, string? limit, WorstBoards boards, CancellationToken stop)
    {
        var words = new QueryWords();
        HashSet<int>? sites = words.Ids("site", site);
        int most = words.Number("limit", limit, UsualBoards, 1, MostBoards);
        return words.Problem is { } problem ? ApiError.BadRequest(problem) : Results.Ok(await boards.ReadAsync(sites, most, stop));
    }

    private static async Task<IResult> FindingsAsync(string? site, string? severity, string? type, string? scope, MinerRowBook book, MinerFindings findings, CancellationToken stop)
    {
        var words = new QueryWords();
        HashSet<int>? sites = words.Ids("site", site);
        HashSet<string>? severities = words.OneOf("severity", severity, [.. MinerStatus.Severities]);
        HashSet<string>? types = words.Set("type", type);
        HashSet<string>? scopes = words.OneOf("scope", scope, ["miner", "rack", "site"]);
        if (words.Problem is { } problem)
        {
            return ApiError.BadRequest(problem);
        }

        await book.RefreshAsync(stop);
        return Results.Ok(new FindingsReply(
        [
            .. findings.All().Where(f => (sites is null || (f.SiteId is int of && sites.Contains(of)))
                && severities?.Contains(f.Severity) != false && types?.Contains(f.Type) != false && scopes?.Contains(f.Scope) != false),
        ]));
    }

    private static ApiError None(int id) => ApiError.NotFound($"There is no miner {id}.");
}
