using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Rows;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Actions;

/// <summary>Orders to miners. docs/formats/miners-api.md tells what they take and give.</summary>
internal static class MinerActionEndpoints
{
    private const int MostListed = 500;
    private const int DefaultListed = 50;

    public static void MapMinerActions(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api/miners/actions").WithTags("miners").WithMetadata(BodyLimits.Small);
        group.MapPost("", AddAsync).RequireAuthorization(Policies.Admin).WithName("orderMinerAction").Produces<MinerActionRunView>(201).Produces<Problem>(400).Produces<Problem>(409);
        group.MapGet("", ListAsync).RequireAuthorization(Policies.Viewer).WithName("listMinerActions").Produces<MinerActionRunList>().Produces<Problem>(400);
        group.MapGet("/{id:int}", GetAsync).RequireAuthorization(Policies.Viewer).WithName("getMinerAction").Produces<MinerActionRunView>().Produces<Problem>(404);
        group.MapPost("/{id:int}/cancel", CancelAsync).RequireAuthorization(Policies.Admin).WithName("cancelMinerAction").Produces<MinerActionRunView>().Produces<Problem>(404);
        group.MapPost("/{id:int}/retry", RetryAsync).RequireAuthorization(Policies.Admin).WithName("retryMinerAction")
            .Produces<MinerActionRunView>(201).Produces<Problem>(400).Produces<Problem>(404).Produces<Problem>(409);
        app.MapGet("/api/sites/{id:int}/actions", SiteAsync).WithTags("miners").RequireAuthorization(Policies.Viewer).WithName("getSiteActions").Produces<SiteActionsView>().Produces<Problem>(404);
    }

    private static async Task<IResult> AddAsync(NewMinerAction body, HttpContext context, MinerActionRuns runs, AuditTrail audit)
    {
        (MinerActionRun? run, IReadOnlyList<MinerActionItem> items, RunProblem? problem) = await runs.AddAsync(body, Author(context), retryOf: null, context.RequestAborted);
        return await AddedAsync(context, audit, "miner.action.create", (run, items, problem));
    }

    private static async Task<IResult> ListAsync(string? miner, MinerActionLists lists, CancellationToken stop, int limit = DefaultListed)
    {
        var words = new QueryWords();
        HashSet<int>? miners = words.Ids("miner", miner);
        return words.Problem is { } problem ? ApiError.BadRequest(problem) : Results.Ok(await lists.ReadAsync(miners, Math.Clamp(limit, 1, MostListed), stop));
    }

    private static async Task<IResult> GetAsync(int id, IMinerActionStore store, CancellationToken stop) =>
        await store.FindAsync(id, stop) is { } run ? Results.Ok(MinerActionRunView.Of(run, await store.ItemsAsync(id, stop))) : NoRun(id);

    private static async Task<IResult> CancelAsync(int id, HttpContext context, IMinerActionStore store, AuditTrail audit, TimeProvider clock)
    {
        IReadOnlyList<MinerActionItem>? ended = await store.CancelAsync(id, context.User.Username(), clock.GetUtcNow().ToUnixTimeMilliseconds(), context.RequestAborted);
        if (ended is null)
        {
            return NoRun(id);
        }

        await audit.RecordAsync(context, "miner.action.cancel", $"run {id}; not sent any more: {(ended.Count == 0 ? "none" : string.Join(", ", ended.Select(i => i.MinerId)))}");
        return await GetAsync(id, store, context.RequestAborted);
    }

    private static async Task<IResult> RetryAsync(int id, RetryMinerAction body, HttpContext context, IMinerActionStore store, MinerActionRuns runs, AuditTrail audit)
    {
        if (await store.FindAsync(id, context.RequestAborted) is not { } former)
        {
            return NoRun(id);
        }

        (MinerActionRun? run, IReadOnlyList<MinerActionItem> items, RunProblem? problem) = await runs.RetryAsync(former, body, Author(context), context.RequestAborted);
        return await AddedAsync(context, audit, "miner.action.retry", (run, items, problem));
    }

    private static async Task<IResult> SiteAsync(int id, ISiteStore sites, AgentRegistry agents, IAgentStreams streams, PermissionTable permissions, CancellationToken stop) =>
        (await sites.ListAsync(stop)).Any(s => s.Id == id)
            ? Results.Ok(new SiteActionsView(id, [.. agents.All.Where(a => a.SiteId == id).Select(a => AgentActionsView.Of(a, streams.IsConnected(a.Id), permissions.Of(a.Id)))]))
            : ApiError.NotFound($"There is no site {id}.");

    private static async Task<IResult> AddedAsync(HttpContext context, AuditTrail audit, string action, (MinerActionRun? Run, IReadOnlyList<MinerActionItem> Items, RunProblem? Problem) added)
    {
        if (added.Run is not { } run)
        {
            return new ApiError(added.Problem!.Status, added.Problem.Message);
        }

        string again = run.RetryOf is { } former ? $", again of run {former}" : "";
        await audit.RecordAsync(
            context, action, $"run {run.Id}{again}: {run.Action} {run.Arguments}{(run.IsDryRun ? ", dry run" : "")}, miners {string.Join(", ", added.Items.Select(i => i.MinerId))}, because: {run.Reason}");
        return Results.Created($"/api/miners/actions/{run.Id}", MinerActionRunView.Of(run, added.Items));
    }

    private static RunAuthor Author(HttpContext context) => new(context.User.Username(), RemoteAddress.Of(context));

    private static ApiError NoRun(int id) => ApiError.NotFound($"There is no run {id}.");
}
