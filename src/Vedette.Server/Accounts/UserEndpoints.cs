using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Accounts;

/// <summary>People, as administrators see them.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api/users").WithTags("people").WithMetadata(BodyLimits.Small).RequireAuthorization(Policies.Admin);
        group.MapGet("", ListAsync).WithName("listUsers");
        group.MapPost("", CreateAsync).WithName("createUser").Produces<UserAccount>(201).Produces<Problem>(400).Produces<Problem>(409);
        group.MapDelete("/{id:int}", DeleteAsync).WithName("deleteUser").Produces(204).Produces<Problem>(404).Produces<Problem>(409);
    }

    private static async Task<IEnumerable<UserAccount>> ListAsync(IAccountStore accounts, CancellationToken stop) =>
        (await accounts.ListAsync(stop)).Select(UserAccount.Of);

    private static async Task<IResult> CreateAsync(
        NewUser body, HttpContext context, IAccountStore accounts, PasswordQueue passwords, TimeProvider clock, AuditTrail audit)
    {
        if (AccountRules.Problem(body.Username, body.Password) is string problem)
        {
            return ApiError.BadRequest(problem);
        }

        string? hash = await passwords.HashAsync(body.Password, context.RequestAborted);
        if (hash is null)
        {
            return new ApiError(503, "Too many passwords are being hashed at this moment; try again.");
        }

        Account? added = await accounts.AddAsync(new NewAccount(body.Username, body.Role, hash, clock.GetUtcNow().ToUnixTimeMilliseconds()), context.RequestAborted);
        if (added is null)
        {
            return ApiError.Conflict($"The username '{body.Username}' is taken.");
        }

        await audit.RecordAsync(context, "user.create", $"{added.Id} {added.Username} ({added.Role})");
        return Results.Created($"/api/users/{added.Id}", UserAccount.Of(added));
    }

    private static async Task<IResult> DeleteAsync(int id, HttpContext context, IAccountStore accounts, AuditTrail audit)
    {
        switch (await accounts.DeleteAsync(id, context.RequestAborted))
        {
            case DeleteAccountOutcome.NotFound:
                return ApiError.NotFound($"There is no user {id}.");
            case DeleteAccountOutcome.LastAdministrator:
                return ApiError.Conflict("This is the last administrator; make another one first.");
            default:
                await audit.RecordAsync(context, "user.delete", $"{id}");
                return Results.NoContent();
        }
    }
}
