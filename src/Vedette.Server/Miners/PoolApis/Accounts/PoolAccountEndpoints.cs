using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Miners.Judgement;
using Vedette.Server.Miners.PoolApis.Asking;
using Vedette.Server.Miners.PoolApis.Dialects;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.PoolApis.Accounts;

internal static class PoolAccountEndpoints
{
    public static void MapPoolAccounts(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api/pool-accounts").WithTags("pool accounts").WithMetadata(BodyLimits.Small);
        group.MapGet("", (PoolBook book) => book.Pools.Select(PoolAccountView.Of).ToArray()).RequireAuthorization(Policies.Viewer).WithName("listPoolAccounts");
        group.MapGet("/kinds", () => PoolDialects.All.Select(d => PoolKindView.Of(d.Kind)).ToArray()).RequireAuthorization(Policies.Viewer).WithName("listPoolKinds");
        group.MapPost("", AddAsync).RequireAuthorization(Policies.Admin).WithName("createPoolAccount").Produces<PoolAccountView>(201).Produces<Problem>(400).Produces<Problem>(409);
        group.MapPatch("/{id:int}", ChangeAsync).RequireAuthorization(Policies.Admin).WithName("changePoolAccount")
            .Produces<PoolAccountView>().Produces<Problem>(400).Produces<Problem>(404).Produces<Problem>(409);
        group.MapDelete("/{id:int}", DeleteAsync).RequireAuthorization(Policies.Admin).WithName("deletePoolAccount").Produces(204).Produces<Problem>(404);
        group.MapPost("/{id:int}/test", TestAsync).RequireAuthorization(Policies.Admin).WithName("testPoolAccount").Produces<PoolTestReply>().Produces<Problem>(404);
    }

    private static async Task<IResult> AddAsync(NewPoolAccount body, HttpContext context, PoolBook book, PoolAccountDrafts drafts, AuditTrail audit)
    {
        if (book.Pools.Count >= PoolAccountRules.MostAccounts)
        {
            return ApiError.Conflict($"There are {PoolAccountRules.MostAccounts} pool accounts already; more are not kept.");
        }

        PoolAccountDraft draft = drafts.Of(body);
        if (draft.Account is not { } wanted)
        {
            return ApiError.BadRequest(draft.Problem!);
        }

        if (await book.ChangeAsync(store => store.AddAsync(wanted, context.RequestAborted), context.RequestAborted) is not { } added)
        {
            return Taken(wanted);
        }

        await audit.RecordAsync(context, "pool_account.create", $"{added.Id} {added.Kind} {added.Account}");
        return Results.Created($"/api/pool-accounts/{added.Id}", PoolAccountView.Of(book.Find(added.Id)!));
    }

    private static async Task<IResult> ChangeAsync(int id, PoolAccountChoices body, HttpContext context, PoolBook book, PoolAccountDrafts drafts, AuditTrail audit)
    {
        if (book.Find(id)?.Account is not { } known)
        {
            return None(id);
        }

        PoolAccountDraft draft = drafts.Of(known, body);
        if (draft.Account is not { } wanted)
        {
            return ApiError.BadRequest(draft.Problem!);
        }

        PlaceOutcome outcome = await book.ChangeAsync(store => store.UpdateAsync(wanted, context.RequestAborted), context.RequestAborted);
        if (outcome != PlaceOutcome.Done)
        {
            return outcome == PlaceOutcome.NotFound ? None(id) : Taken(wanted);
        }

        string address = wanted.BaseUrl == known.BaseUrl ? "" : $", asked at {wanted.BaseUrl ?? "the pool's own address"}";
        await audit.RecordAsync(context, "pool_account.change", $"{id} {wanted.Kind} {wanted.Account}{address}{(body.Secret is null ? "" : ", new secret")}");
        return book.Find(id) is { } changed ? Results.Ok(PoolAccountView.Of(changed)) : None(id);
    }

    private static async Task<IResult> DeleteAsync(int id, HttpContext context, PoolBook book, AuditTrail audit)
    {
        PoolAccount? gone = book.Find(id)?.Account;
        if (await book.ChangeAsync(store => store.DeleteAsync(id, context.RequestAborted), context.RequestAborted) != PlaceOutcome.Done)
        {
            return None(id);
        }

        await audit.RecordAsync(context, "pool_account.delete", $"{id} {gone?.Kind} {gone?.Account}");
        return Results.NoContent();
    }

    private static async Task<IResult> TestAsync(int id, HttpContext context, PoolBook book, AuditTrail audit)
    {
        if (book.Find(id) is not { } pool)
        {
            return None(id);
        }

        await audit.RecordAsync(context, "pool_account.test", $"{id} {pool.Account.Kind} {pool.Account.Account}");
        PoolReading? reading = await book.AskAsync(pool, context.RequestAborted);
        PoolStanding standing = pool.Standing;
        bool ok = standing.Problem is null && standing.LastSuccessMs is not null;
        string sentence = standing.Problem ?? Seen(pool, standing.Workers ?? 0, reading);
        return Results.Ok(new PoolTestReply(ok, sentence, ok ? standing.Workers : null, PoolAccountView.Of(pool)));
    }

    private static string Seen(WatchedPool pool, int workers, PoolReading? reading)
    {
        string list = workers == 0
            ? $"{pool.Dialect.Kind.Title} answers and lists no worker of {pool.Account.Account}"
            : $"{pool.Dialect.Kind.Title} lists {FigureText.Count(workers, "worker")} of {pool.Account.Account}";
        double rate = reading?.Workers.Sum(w => w.HashesPerSecond ?? 0) ?? 0;
        return rate > 0 ? $"{list}, together {FigureText.Rate(rate)} over {FigureText.Span(pool.Dialect.Kind.WindowSeconds)}." : $"{list}.";
    }

    private static ApiError Taken(PoolAccount account) => ApiError.Conflict($"The account {account.Account} of this kind and address is there already.");

    private static ApiError None(int id) => ApiError.NotFound($"There is no pool account {id}.");
}
