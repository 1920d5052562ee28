using Vedette.Server.Errors;
using Vedette.Server.Fleet;
using Vedette.Server.Security;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>The calls of docs/formats/twin-api.md.</summary>
internal static class TwinEndpoints
{
    private const int UsualChanges = 500;
    private const int MostChanges = 5000;
    private const int UsualMatches = 200;
    private const int MostMatches = 2000;
    private const int LongestWords = 200;

    public static void MapTwin(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("").WithTags("twin").RequireAuthorization(Policies.Viewer);
        RouteGroupBuilder host = group.MapGroup("/api/vps/{id:int}");
        Describe<HostTwin>(host.MapGet("/state", State).WithName("getState"), "at", "kinds");
        Describe<DiffReply>(host.MapGet("/state/diff", Diff).WithName("diffStates"), "from", "to", "kinds");
        Describe<ChangesReply>(host.MapGet("/changes", Changes).WithName("listChanges"), "from", "to", "kinds", "limit");
        Describe<IReadOnlyList<Finding>>(host.MapGet("/findings", Findings).WithName("listFindings"), "at");
        host.MapGet("/state/live", LiveTwinStream.StreamAsync).WithName("liveState").Produces(200, contentType: "text/event-stream").Produces<Problem>(404);
        Describe<FleetChangesReply>(group.MapGet("/api/changes", FleetChanges).WithName("listFleetChanges"), "from", "to", "kinds", "category", "host", "before", "limit");
        Describe<SearchReply>(group.MapGet("/api/states/search", Search).WithName("searchStates"), "q", "kind", "at", "limit");
    }

    private static void Describe<TReply>(RouteHandlerBuilder route, params string[] parameters) =>
        route.Produces<TReply>().Produces<Problem>(400).Produces<Problem>(404).WithMetadata(new TwinParameters(parameters));

    private static IResult State(int id, HttpRequest request, AgentRegistry agents, TwinReader twins, TimeProvider clock)
    {
        var query = new TwinQuery(request.Query);
        long? at = query.Moment("at");
        KindChoice kinds = query.Kinds("kinds", KindChoice.OfAHost);
        return Refusal(agents, id, query) ?? Results.Ok(HostTwin.Of(id, at ?? NowMs(clock), twins.Read(id, at), kinds));
    }

    private static IResult Diff(int id, HttpRequest request, AgentRegistry agents, TwinReader twins, TimeProvider clock)
    {
        var query = new TwinQuery(request.Query);
        long? from = query.Moment("from");
        long? to = query.Moment("to");
        KindChoice kinds = query.Kinds("kinds", KindChoice.OfAHost);
        if (Refusal(agents, id, query) is { } refused)
        {
            return refused;
        }

        if (from is null)
        {
            return ApiError.BadRequest("from is missing; give RFC 3339 or seconds or milliseconds since the Unix epoch.");
        }

        (TwinSnapshot? before, _) = twins.Read(id, from);
        (TwinSnapshot? after, _) = twins.Read(id, to);
        bool complete = before is { IsComplete: true } && after is { IsComplete: true };
        return Results.Ok(new DiffReply(from.Value, to ?? NowMs(clock), before?.AtMs, after?.AtMs, complete, StateDiff.Of(before, after, kinds)));
    }

    private static IResult Changes(int id, HttpRequest request, AgentRegistry agents, ChangeReader changes, TimeProvider clock)
    {
        var query = new TwinQuery(request.Query);
        long to = query.Moment("to") ?? NowMs(clock);
        long from = query.Moment("from") ?? to - (24L * 60 * 60 * 1000);
        KindChoice kinds = query.Kinds("kinds", KindChoice.AllButProcesses);
        int limit = query.Limit(UsualChanges, MostChanges);
        if (Refusal(agents, id, query) is { } refused)
        {
            return refused;
        }

        if (from > to)
        {
            return ApiError.BadRequest("from is after to.");
        }

        (IReadOnlyList<TimelineChange> found, bool truncated) = changes.Read(id, (from, to), kinds, limit);
        return Results.Ok(new ChangesReply(found, truncated));
    }

    private static IResult FleetChanges(HttpRequest request, AgentRegistry agents, FleetChangeReader changes, TimeProvider clock, CancellationToken stop)
    {
        var query = new TwinQuery(request.Query);
        return FleetChangeQuery.Read(request.Query, query, agents, NowMs(clock)) is { } page ? Results.Ok(changes.Read(page, stop)) : ApiError.BadRequest(query.Problem!);
    }

    private static IResult Findings(int id, HttpRequest request, AgentRegistry agents, FindingReader findings)
    {
        var query = new TwinQuery(request.Query);
        long? at = query.Moment("at");
        return Refusal(agents, id, query) ?? Results.Ok(findings.Read(id, at));
    }

    private static IResult Search(HttpRequest request, TwinSearch search, TimeProvider clock, CancellationToken stop)
    {
        var query = new TwinQuery(request.Query);
        string words = query.Words("q", LongestWords);
        long? at = query.Moment("at");
        KindChoice kinds = query.Kinds("kind", KindChoice.Running);
        int limit = query.Limit(UsualMatches, MostMatches);
        if (query.Problem is { } problem)
        {
            return ApiError.BadRequest(problem);
        }

        (IReadOnlyList<SearchMatch> matches, bool truncated) = search.Find(words, at, kinds, (limit, stop));
        return Results.Ok(new SearchReply(at ?? NowMs(clock), matches, truncated));
    }

    private static ApiError? Refusal(AgentRegistry agents, int id, TwinQuery query) =>
        agents.Find(id) is null ? ApiError.NotFound($"There is no host {id}.") : query.Problem is { } problem ? ApiError.BadRequest(problem) : null;

    private static long NowMs(TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
