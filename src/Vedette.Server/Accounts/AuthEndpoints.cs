using System.Globalization;
using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Accounts;

/// <summary>Setup, sign-in, sign-out.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder group = app.MapGroup("/api").WithTags("people").WithMetadata(BodyLimits.Small);
        group.MapGet("/health", () => Results.Text("OK")).RequireAuthorization(Policies.Open).WithName("getHealth");
        group.MapGet("/setup", GetSetupAsync).RequireAuthorization(Policies.Open).WithName("getSetup");
        group.MapPost("/setup", PostSetupAsync).RequireAuthorization(Policies.Open).WithName("postSetup")
            .Produces<LoginReply>(201).Produces<Problem>(400).Produces<Problem>(403).Produces<Problem>(409).Produces<Problem>(429);
        group.MapPost("/auth/login", LoginAsync).RequireAuthorization(Policies.Open).WithName("login")
            .Produces<LoginReply>().Produces<AuthProblem>(401).Produces<AuthProblem>(429).Produces<AuthProblem>(503);
        group.MapPost("/auth/logout", LogoutAsync).RequireAuthorization(Policies.Viewer).WithName("logout").Produces(204);
        group.MapGet("/auth/me", (HttpContext context) => new Person(context.User.AccountId(), context.User.Username(), context.User.Role()))
            .RequireAuthorization(Policies.Viewer).WithName("me").Produces<AuthProblem>(401);
        group.MapPost("/auth/register", () => new ApiError(403, "Registration is closed: an administrator adds people.")).RequireAuthorization(Policies.Open)
            .WithName("register").Produces<AuthProblem>(403);
    }

    private static async Task<SetupState> GetSetupAsync(Setup setup, CancellationToken stop) => new(await setup.IsNeededAsync(stop));

    private static async Task<IResult> PostSetupAsync(SetupRequest body, HttpContext context, Setup setup, SignIn signIn, LoginThrottle throttle, AuditTrail audit)
    {
        CancellationToken stop = context.RequestAborted;
        if (!await setup.IsNeededAsync(stop))
        {
            return ApiError.Conflict("The first administrator exists already; sign in.");
        }

        if (throttle.Begin("setup", context.Connection.RemoteIpAddress) is TimeSpan wait)
        {
            return TooMany(context, wait);
        }

        if (!setup.IsCode(body.SetupCode))
        {
            await audit.RecordAsync(context, "nobody", "setup.refused", null);
            return new ApiError(403, "The setup code is wrong; the server shows it where it was started.");
        }

        throttle.Succeeded("setup", context.Connection.RemoteIpAddress);
        if (AccountRules.Problem(body.Username, body.Password) is string problem)
        {
            return ApiError.BadRequest(problem);
        }

        SetupResult result = await setup.CompleteAsync(body.Username, body.Password, stop);
        switch (result.Outcome)
        {
            case SetupOutcome.AlreadyDone:
                return ApiError.Conflict("The first administrator exists already; sign in.");
            case SetupOutcome.Busy:
                return Busy(context);
            default:
                await audit.RecordAsync(context, body.Username, "setup.done", body.Username);
                return await SignedInAsync(result.Administrator!, 201, context, signIn);
        }
    }

    private static async Task<IResult> LoginAsync(LoginRequest body, HttpContext context, SignIn signIn, AuditTrail audit)
    {
        SignInResult result = await signIn.CheckAsync(body.Username, body.Password, context.Connection.RemoteIpAddress, context.RequestAborted);
        switch (result.Outcome)
        {
            case SignInOutcome.Throttled:
                return TooMany(context, result.Wait);
            case SignInOutcome.Busy:
                return Busy(context);
            case SignInOutcome.WrongUserOrPassword:
                // The name is not written down: people type their password into the wrong field.
                await audit.RecordAsync(context, "nobody", "login.refused", null);
                return new ApiError(401, "The username or the password is wrong.");
            default:
                await audit.RecordAsync(context, result.Account!.Username, "login", null);
                return await SignedInAsync(result.Account, 200, context, signIn);
        }
    }

    private static async Task<IResult> LogoutAsync(HttpContext context, SignIn signIn)
    {
        await signIn.EndSessionAsync(context.User.SessionHash(), context.RequestAborted);
        SessionCookie.Clear(context);
        return Results.NoContent();
    }

    private static async Task<IResult> SignedInAsync(Account account, int status, HttpContext context, SignIn signIn)
    {
        string token = await signIn.StartSessionAsync(account, context.RequestAborted);
        SessionCookie.Set(context, token);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(LoginReply.For(account, token), statusCode: status);
    }

    private static ApiError TooMany(HttpContext context, TimeSpan wait)
    {
        int seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new ApiError(429, $"Too many attempts; try again in {seconds} s.");
    }

    private static ApiError Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "2";
        return new ApiError(503, "Too many people are signing in at this moment; try again.");
    }
}
