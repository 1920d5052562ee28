using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Views;

/// <summary>Views of the portal's lists under a name. Each is its account's; an administrator may share one with everybody, and change what others share.</summary>
internal static class ViewEndpoints
{
    /// <summary>More than a menu can hold; keeps one account from filling the table.</summary>
    private const int MostOfAccount = 100;

    private const string NotShared = "Only an administrator shares a view with everybody.";

    public static void MapViews(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api/views").WithTags("views").WithMetadata(BodyLimits.Small).RequireAuthorization(Policies.Viewer);
        group.MapGet("", ListAsync).WithName("listViews").Produces<IReadOnlyList<SavedViewItem>>();
        group.MapPost("", AddAsync).WithName("createView").Produces<SavedViewItem>(201).Produces<Problem>(400).Produces<Problem>(403).Produces<Problem>(409);
        group.MapPatch("/{id:int}", ChangeAsync).WithName("changeView")
            .Produces<SavedViewItem>().Produces<Problem>(400).Produces<Problem>(403).Produces<Problem>(404).Produces<Problem>(409);
        group.MapDelete("/{id:int}", DeleteAsync).WithName("deleteView").Produces(204).Produces<Problem>(403).Produces<Problem>(404);
    }

    private static async Task<IResult> ListAsync(string? page, HttpContext context, ISavedViewStore store)
    {
        int caller = context.User.AccountId();
        IReadOnlyList<SavedView> views = await store.ListAsync(caller, context.RequestAborted);
        return Results.Ok(views.Where(v => page is null || v.Page == page).Select(v => SavedViewItem.Of(v, caller)).ToList());
    }

    private static async Task<IResult> AddAsync(NewView body, HttpContext context, ISavedViewStore store, AuditTrail audit)
    {
        if ((ViewTexts.PageProblem(body.Page) ?? ViewTexts.Problem(body.Name, body.Query)) is { } problem)
        {
            return ApiError.BadRequest(problem);
        }

        if (body.Shared && !IsAdmin(context))
        {
            return Forbidden(NotShared);
        }

        int caller = context.User.AccountId();
        var wanted = new SavedView { AccountId = caller, Page = body.Page, Name = body.Name, Query = body.Query, IsShared = body.Shared };
        (SavedViewOutcome outcome, SavedView? added) = await store.AddAsync(wanted, MostOfAccount, context.RequestAborted);
        if (added is null)
        {
            return outcome == SavedViewOutcome.NameTaken ? Taken(body.Name) : ApiError.Conflict($"This account has {MostOfAccount} views, which is the most; delete one first.");
        }

        await audit.RecordAsync(context, "view.create", Told(added));
        return Results.Created($"/api/views/{added.Id}", SavedViewItem.Of(added, caller));
    }

    private static async Task<IResult> ChangeAsync(int id, ViewChoices body, HttpContext context, ISavedViewStore store, AuditTrail audit)
    {
        (SavedView? found, ApiError? refusal) = await OfCallerAsync(id, context, store);
        if (found is null)
        {
            return refusal!;
        }

        if (ViewTexts.Problem(body.Name, body.Query) is { } problem)
        {
            return ApiError.BadRequest(problem);
        }

        if (body.Shared == true && !found.IsShared && !IsAdmin(context))
        {
            return Forbidden(NotShared);
        }

        SavedViewOutcome outcome = await store.ChangeAsync(id, new SavedViewChange(body.Name, body.Query, body.Shared), context.RequestAborted);
        if (outcome == SavedViewOutcome.NameTaken)
        {
            return Taken(body.Name);
        }

        if (outcome == SavedViewOutcome.NotFound || await store.FindAsync(id, context.RequestAborted) is not { } changed)
        {
            return None(id);
        }

        await audit.RecordAsync(context, "view.change", Told(changed));
        return Results.Ok(SavedViewItem.Of(changed, context.User.AccountId()));
    }

    private static async Task<IResult> DeleteAsync(int id, HttpContext context, ISavedViewStore store, AuditTrail audit)
    {
        (SavedView? found, ApiError? refusal) = await OfCallerAsync(id, context, store);
        if (found is null)
        {
            return refusal!;
        }

        if (!await store.DeleteAsync(id, context.RequestAborted))
        {
            return None(id);
        }

        await audit.RecordAsync(context, "view.delete", Told(found));
        return Results.NoContent();
    }

    /// <summary>The view, where the caller may change it. Another's that is not shared is nothing that a caller may know of.</summary>
    private static async Task<(SavedView? View, ApiError? Refusal)> OfCallerAsync(int id, HttpContext context, ISavedViewStore store)
    {
        SavedView? view = await store.FindAsync(id, context.RequestAborted);
        bool own = view?.AccountId == context.User.AccountId();
        if (view is null || !(own || view.IsShared))
        {
            return (null, None(id));
        }

        return own || IsAdmin(context) ? (view, null) : (null, Forbidden($"The view '{view.Name}' is {view.Owner}'s; save one of your own."));
    }

    private static bool IsAdmin(HttpContext context) => context.User.Role() == Role.Admin;

    private static string Told(SavedView view) => $"{view.Id} {view.Page}: {view.Name}{(view.IsShared ? " (shared)" : "")}";

    private static ApiError Taken(string? name) => ApiError.Conflict($"There is a view '{name}' of this page.");

    private static ApiError Forbidden(string message) => new(StatusCodes.Status403Forbidden, message);

    private static ApiError None(int id) => ApiError.NotFound($"There is no view {id}.");
}
