using System.Text.Json;
using Vedette.Server.Errors;
using Vedette.Server.Fleet;
using Vedette.Server.Security;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Document1;

/// <summary>What document 1's clients report, on any of its addresses. A report updates the row of the key it came with; in the open mode that of the uid it names.</summary>
internal sealed class Document1Reports(AgentRegistry agents, ReportSamples reportSamples, ISampleWriter writer, Document1Records records, KeylessAgents keyless, TimeProvider clock)
{
    private const double FirstMillisecondEpoch = 1e11;

    // Deleted between the check of its key and here.
    private static readonly ApiError Gone = new(401, "The agent of this key was deleted.", "agent_not_registered");

    public async Task<IResult> RegisterAsync(RegisterRequest body, bool uidNeeded, HttpContext context)
    {
        CancellationToken stop = context.RequestAborted;
        if (body.Consent?.Problem() is string consent)
        {
            return ApiError.BadRequest(consent);
        }

        JsonElement? hardware = body.Hardware ?? body.HardwareInfo;
        if (await BindAsync((body.AgentUid, uidNeeded), body.DisplayName ?? HardwareReport.Text(hardware, "hostname"), context) is ApiError refused)
        {
            return refused;
        }

        if (agents.Find(context.User.AgentId()) is not AgentRow agent)
        {
            return Gone;
        }

        if (await records.HardwareAsync(agent.Id, hardware, NowMs(), stop) is ApiError unusable)
        {
            return unusable;
        }

        var facts = new AgentFacts
        {
            Description = agent.Description is null && body.DisplayName is { Length: <= 256 } ? body.DisplayName : null,
            OsName = HardwareReport.Text(hardware, "os_name"),
            IpAddress = RemoteAddress.Of(context),
        };
        await agents.UpdateFactsAsync(agent.Id, facts, stop);
        // What anybody may say is no consent of anybody.
        if (body.Consent is not null && !agent.IsKeyless)
        {
            await records.Consents.AppendAsync(agent.Id, body.Consent.ToConsent(), "registration", NowMs(), stop);
        }

        return Results.Ok(new RegisterReply("ok", Blocked: false, BlockedReason: null));
    }

    public async Task<IResult> MetricsAsync(MetricsReport body, bool uidNeeded, HttpContext context)
    {
        CancellationToken stop = context.RequestAborted;
        MetricValues values = body.Metrics ?? new MetricValues { CpuLoad = body.Cpu, RamUsedMb = body.Ram, GpuLoad = body.Gpu };
        if (ReportSamples.Problem(values) is string problem)
        {
            return ApiError.BadRequest(problem);
        }

        if (await BindAsync((body.AgentUid, uidNeeded && !body.IsShortForm), HardwareReport.Text(body.Hardware ?? body.HardwareInfo, "hostname"), context) is ApiError refused)
        {
            return refused;
        }

        long now = NowMs();
        if (agents.Find(context.User.AgentId()) is not AgentRow agent)
        {
            return Gone;
        }

        if (await records.HardwareAsync(agent.Id, body.Hardware ?? body.HardwareInfo, now, stop) is ApiError unusable)
        {
            return unusable;
        }

        if (TimeOf(body.Ts, now) is not long at)
        {
            return ApiError.BadRequest("ts is not a time: epoch seconds or milliseconds are expected.");
        }

        await agents.UpdateFactsAsync(agent.Id, new AgentFacts { IpAddress = RemoteAddress.Of(context) }, stop);
        SampleSet samples = reportSamples.Build(agent, values, at, now);
        if (samples.Samples.Count == 0)
        {
            return Results.Ok(StatusReply.Ok);
        }

        AppendResult result = await writer.AppendAsync(samples, stop);
        return result.StoredSamples == 0 && result.Refused.Count > 0
            ? ApiError.BadRequest($"No value was stored: {string.Join(", ", result.Refused.Select(r => r.Reason))}.", "refused")
            : Results.Ok(StatusReply.Ok);
    }

    public async Task<IResult> PreferencesAsync(PreferencesRequest body, HttpContext context) =>
        await BindAsync((body.AgentUid, Needed: true), null, context) is ApiError refused ? refused : Results.Ok(StatusReply.Ok);

    /// <summary>The uid is an attribute of the key: bound at its first use, another one later is a conflict.</summary>
    /// <param name="name">Of a keyless caller, for his first call.</param>
    private async Task<ApiError?> BindAsync((string? Text, bool Needed) uid, string? name, HttpContext context)
    {
        if (uid.Text is null && !uid.Needed)
        {
            return await keyless.IdentifyAsync(context, name);
        }

        if (!Guid.TryParseExact(uid.Text, "D", out Guid parsed))
        {
            return ApiError.BadRequest("agent_uid must be a UUID such as 123e4567-e89b-12d3-a456-426614174000.", "invalid_agent_uid");
        }

        if (await keyless.IdentifyByUidAsync(context, parsed.ToString("D"), name) is { } refused)
        {
            return refused;
        }

        return await agents.BindUidAsync(context.User.AgentId(), parsed.ToString("D"), context.RequestAborted) switch
        {
            BindUidOutcome.Bound => null,
            BindUidOutcome.OtherUid => new ApiError(409, "This key belongs to an agent with another agent_uid.", "agent_uid_conflict"),
            _ => Gone,
        };
    }

    private static long? TimeOf(double? ts, long now)
    {
        if (ts is not double told)
        {
            return now;
        }

        double milliseconds = told < FirstMillisecondEpoch ? told * 1000 : told;
        return milliseconds is > 0 and < 1e15 ? (long)milliseconds : null;
    }

    private long NowMs() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
