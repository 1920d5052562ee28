using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Vedette.Server.Errors;
using Vedette.Server.Fleet;
using Vedette.Storage.Control;

namespace Vedette.Server.Security;

/// <summary>
/// An agent's key as <c>X-API-Key</c>, as Bearer, as InfluxDB 2's Token, or as the password of Basic (what HTTP libraries make of <c>http://agent:KEY@host</c>). A good one counts as a sign of life.
/// </summary>
internal sealed class AgentKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AgentRegistry agents, AgentLastSeen lastSeen)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string KeyHeader = "X-API-Key";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? key = PresentedKey(Request);
        if (key is null)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        AgentRow? agent = agents.Authenticate(key);
        if (agent is null)
        {
            return Task.FromResult(AuthenticateResult.Fail("not a key in force"));
        }

        lastSeen.Touch(agent.Id);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(Caller.Agent(agent), Scheme.Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Response.HasStarted)
        {
            return Task.CompletedTask;   // Where people may come in as well, one of the two answers.
        }

        // Document 2's server declares the header as a required parameter, so that its absence is a 422 there.
        bool missing = PresentedKey(Request) is null;
        return missing && ErrorFamilies.Of(Request.Path) == ErrorFamily.Detail
            ? new ApiError(StatusCodes.Status422UnprocessableEntity, $"The header {KeyHeader} is missing.").ExecuteAsync(Context)
            : new ApiError(StatusCodes.Status401Unauthorized, missing ? "An agent key is needed." : "Invalid or inactive API key").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Response.HasStarted ? Task.CompletedTask :
        new ApiError(StatusCodes.Status403Forbidden, "This key does not open this.").ExecuteAsync(Context);

    /// <summary>Null where the request brings none; what it brings may be no key at all.</summary>
    public static string? PresentedKey(HttpRequest request)
    {
        if (request.Headers.TryGetValue(KeyHeader, out var header))
        {
            return header.ToString();
        }

        string authorization = request.Headers.Authorization.ToString();
        return BearerToken.Read(authorization) ?? Token(authorization) ?? BasicPassword(authorization);
    }

    private static string? Token(string authorization)
    {
        const string Token = "Token ";
        return authorization.StartsWith(Token, StringComparison.OrdinalIgnoreCase) ? authorization[Token.Length..].Trim() : null;
    }

    private static string? BasicPassword(string authorization)
    {
        const string Basic = "Basic ";
        if (!authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        ReadOnlySpan<char> encoded = authorization.AsSpan(Basic.Length).Trim();

        // A user name and a key fit in far less; what is longer is no key, and nothing is allocated for it.
        Span<byte> decoded = stackalloc byte[512];
        if (!Convert.TryFromBase64Chars(encoded, decoded, out int length))
        {
            return "";
        }

        int colon = decoded[..length].IndexOf((byte)':');
        return colon < 0 ? "" : Encoding.UTF8.GetString(decoded[(colon + 1)..length]);
    }
}
