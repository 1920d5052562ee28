using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Fleet;
using Vedette.Server.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Enrolment;

/// <summary>Turns a one-time token into an agent with its key.</summary>
internal sealed class AgentEnrolment(IEnrolmentTokenStore tokens, AgentRegistry agents, IServerAddresses addresses, AuditTrail audit, TimeProvider clock)
{
    /// <summary>(1) check what was sent (2) use the token up and make the agent, in one transaction (3) take it into the registry (4) reply with the key.</summary>
    public async Task<IResult> EnrolAsync(EnrolRequest body, HttpContext context)
    {
        // :: (1)
        CancellationToken stop = context.RequestAborted;
        if (Problem(body) is string problem)
        {
            return ApiError.BadRequest(problem);
        }

        if (ServerUrl.Of(context.Request, addresses) is not Uri url)
        {
            return ApiError.BadRequest("The Host header is not a plain host name or address.");
        }

        if (CredentialFormat.Parse(CredentialKind.EnrolmentToken, body.Token) is not { } presented)
        {
            return new ApiError(401, "This is no enrolment token: check that it was copied whole.");
        }

        // :: (2)
        string secret = CredentialFormat.NewSecret();
        RedeemResult result = await tokens.RedeemAsync(Redemption(body, presented, secret, context), stop);
        if (result.Agent is not AgentRow agent)
        {
            return Refusal(result.Outcome);
        }

        // :: (3)
        await agents.AdoptAsync(agent.Id, CancellationToken.None);
        await audit.RecordAsync(context, $"agent:{agent.Id}", "agent.enrol", $"{agent.Id} {agent.Name}");

        // :: (4)
        context.Response.Headers.CacheControl = "no-store";
        var transports = new AgentTransports(ServerUrl.Text(addresses.Grpc(url)), ServerUrl.WebSocket(url));
        return Results.Ok(new EnrolledAgent(agent.Id, agent.Name, CredentialFormat.Write(CredentialKind.Agent, agent.Id, secret), transports, NowMs()));
    }

    private static string? Problem(EnrolRequest body)
    {
        if (AgentNames.Problem(body.Hostname) is string name)
        {
            return $"hostname is not usable: {name}";
        }

        if (body.AgentVersion is { Length: > 64 })
        {
            return "agent_version may have at most 64 characters.";
        }

        if (body.Facts is { } facts && HardwareReport.Read(facts) is null)
        {
            return "facts must be an object of a reasonable size.";
        }

        return body.Consent is null ? "consent is missing: without the accepted text's version and SHA-256 no agent is enrolled." : body.Consent.Problem();
    }

    private static ApiError Refusal(RedeemOutcome outcome) => outcome switch
    {
        RedeemOutcome.AlreadyUsed => ApiError.Conflict("This token was used already; each enrols one agent."),
        RedeemOutcome.Expired => new ApiError(401, "This token has expired; make a new one."),
        _ => new ApiError(401, "This token is not known here."),
    };

    private EnrolmentRedemption Redemption(EnrolRequest body, PresentedCredential presented, string secret, HttpContext context) => new()
    {
        TokenId = presented.Id,
        TokenHash = presented.SecretHash,
        Hostname = body.Hostname,
        KeyHash = CredentialFormat.HashOf(secret),
        Facts = new AgentFacts
        {
            AgentVersion = body.AgentVersion,
            OsName = HardwareReport.Text(body.Facts, "os_name"),
            IpAddress = RemoteAddress.Of(context),
        },
        Consent = body.Consent!.ToConsent(),
        Hardware = body.Facts is { } facts ? HardwareReport.Read(facts) : null,
        AtMs = NowMs(),
    };

    private long NowMs() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
