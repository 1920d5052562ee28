using System.Globalization;
using System.Security.Claims;
using Vedette.Storage.Control;

namespace Vedette.Server.Security;

/// <summary>Who calls, as the credential says; nothing else in a request is believed about that.</summary>
internal static class Caller
{
    private const string AgentIdClaim = "agent_id";
    private const string SessionClaim = "session";

    public static ClaimsPrincipal Agent(AgentRow agent) =>
        new(new ClaimsIdentity([new Claim(AgentIdClaim, agent.Id.ToString(CultureInfo.InvariantCulture)), new Claim(ClaimTypes.Name, agent.Name)], Schemes.AgentKey));

    public static ClaimsPrincipal Person(Session session, byte[] tokenHash) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, session.AccountId.ToString(CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Name, session.Username),
            new Claim(ClaimTypes.Role, session.Role.ToString()),
            new Claim(SessionClaim, Convert.ToHexString(tokenHash)),
        ],
        Schemes.Person));

    public static bool IsAgent(this ClaimsPrincipal caller) => caller.HasClaim(c => c.Type == AgentIdClaim);

    public static bool IsPerson(this ClaimsPrincipal caller) => caller.HasClaim(c => c.Type == SessionClaim);

    /// <summary>The agent behind the key, or the one that <c>KeylessAgents</c> found; only where an agent may call.</summary>
    public static int AgentId(this ClaimsPrincipal caller) => int.Parse(Required(caller, AgentIdClaim), CultureInfo.InvariantCulture);

    /// <summary>The person who is signed in; only under the policies <see cref="Policies.Viewer"/> and <see cref="Policies.Admin"/>.</summary>
    public static int AccountId(this ClaimsPrincipal caller) => int.Parse(Required(caller, ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture);

    public static string Username(this ClaimsPrincipal caller) => Required(caller, ClaimTypes.Name);

    public static Role Role(this ClaimsPrincipal caller) => Enum.Parse<Role>(Required(caller, ClaimTypes.Role));

    public static byte[] SessionHash(this ClaimsPrincipal caller) => Convert.FromHexString(Required(caller, SessionClaim));

    private static string Required(ClaimsPrincipal caller, string claim) =>
        caller.FindFirst(claim)?.Value ?? throw new InvalidOperationException($"The caller has no claim '{claim}'; the endpoint's policy does not fit what it asks for.");
}
