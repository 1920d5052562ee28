using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Fleet;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Enrolment;

internal static class EnrolmentEndpoints
{
    public static void MapEnrolment(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder tokens = app.MapGroup("/api/enrolment-tokens").WithTags("enrolment").WithMetadata(BodyLimits.Small).RequireAuthorization(Policies.Admin);
        tokens.MapPost("", IssueAsync).WithName("createEnrolmentToken").Produces<IssuedEnrolmentToken>(201).Produces<Problem>(400);
        tokens.MapGet("/{id:int}", GetAsync).WithName("getEnrolmentToken").Produces<EnrolmentTokenState>().Produces<Problem>(404);

        // Open: the token in the body is the credential, and it is worth one agent.
        app.MapPost("/api/agent/enroll", (EnrolRequest body, HttpContext context, AgentEnrolment enrolment) => enrolment.EnrolAsync(body, context))
            .RequireAuthorization(Policies.Open).WithTags("enrolment").WithMetadata(BodyLimits.Inventory).WithName("enrollAgent")
            .Produces<EnrolledAgent>().Produces<DetailProblem>(400).Produces<DetailProblem>(401).Produces<DetailProblem>(409);
    }

    private static async Task<IResult> IssueAsync(NewEnrolmentToken body, HttpContext context, EnrolmentTokens tokens, IServerAddresses addresses, AuditTrail audit)
    {
        string? name = string.IsNullOrEmpty(body.Name) ? null : body.Name;
        if (name is not null && AgentNames.Problem(name) is string problem)
        {
            return ApiError.BadRequest(problem);
        }

        if (ServerUrl.Of(context.Request, addresses) is not Uri url)
        {
            return ApiError.BadRequest("The Host header is not a plain host name or address.");
        }

        (EnrolmentToken token, string text) = await tokens.IssueAsync(name, null, context.RequestAborted);
        await audit.RecordAsync(context, "token.create", $"{token.Id} {name}".TrimEnd());
        context.Response.Headers.CacheControl = "no-store";
        string serverUrl = ServerUrl.Text(url);
        string ca = addresses.CaFingerprint is string fingerprint ? $" --ca sha256:{fingerprint}" : "";
        return Results.Created($"/api/enrolment-tokens/{token.Id}", new IssuedEnrolmentToken(
            token.Id,
            text,
            DateTimeOffset.FromUnixTimeMilliseconds(token.ExpiresAtMs).UtcDateTime,
            serverUrl,
            addresses.CaFingerprint,
            $"VEDETTE_TOKEN={text} vedette-agent enroll --server {serverUrl}{ca}"));
    }

    private static async Task<IResult> GetAsync(int id, IEnrolmentTokenStore store, TimeProvider clock, CancellationToken stop) =>
        await store.FindAsync(id, stop) is EnrolmentToken token
            ? Results.Ok(EnrolmentTokenState.Of(token, clock.GetUtcNow().ToUnixTimeMilliseconds()))
            : ApiError.NotFound($"There is no enrolment token {id}.");
}
