using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Vedette.Server.Accounts;
using Vedette.Server.Errors;
using Vedette.Storage.Control;

namespace Vedette.Server.Security;

/// <summary>A person's session token as Bearer or as the cookie. A cookie that comes with a changing request from another origin is not accepted.</summary>
internal sealed class PersonHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SignIn signIn)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private bool _foreignOrigin;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? token = BearerToken.Read(Request.Headers.Authorization.ToString());
        bool byCookie = token is null;
        token ??= Request.Cookies[SessionCookie.Name];
        if (token is null)
        {
            return AuthenticateResult.NoResult();
        }

        if (CredentialFormat.Parse(CredentialKind.Person, token) is not { } presented
            || await signIn.FindAsync(presented, Context.RequestAborted) is not Session session)
        {
            return AuthenticateResult.Fail("no such session");
        }

        if (byCookie && !OwnOrigin.Allows(Request))
        {
            _foreignOrigin = true;
            return AuthenticateResult.Fail("a cookie from another origin");
        }

        return AuthenticateResult.Success(new AuthenticationTicket(Caller.Person(session, presented.SecretHash), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Response.HasStarted ? Task.CompletedTask : _foreignOrigin
        ? new ApiError(StatusCodes.Status403Forbidden, "The request does not come from this server's own pages (Origin).").ExecuteAsync(Context)
        : new ApiError(StatusCodes.Status401Unauthorized, "Sign in first.").ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Response.HasStarted ? Task.CompletedTask :
        new ApiError(StatusCodes.Status403Forbidden, "Only an administrator may do this.").ExecuteAsync(Context);
}
