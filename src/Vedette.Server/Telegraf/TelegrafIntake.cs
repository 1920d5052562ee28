using Vedette.Server.Errors;
using Vedette.Server.Fleet;
using Vedette.Server.Ingest;
using Vedette.Server.Security;
using Vedette.Server.Telegraf.LineProtocol;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Telegraf;

/// <summary>Does the work for each of Telegraf's addresses. Whose samples they are, the key says; a tag that claims it is kept under another name.</summary>
internal sealed class TelegrafIntake(AgentRegistry agents, ISampleWriter samples, IngestEvents ingestEvents, TelegrafEvents events, TimeProvider clock)
{
    // InfluxDB 2's word for what the client has to put right.
    private const string Invalid = "invalid";

    /// <param name="precision">Null = what came is none of <paramref name="known"/>.</param>
    public async Task<IResult> TakeLinesAsync(HttpContext http, TimePrecision? precision, string known)
    {
        if (precision is null)
        {
            return ApiError.BadRequest($"The precision is '{http.Request.Query["precision"]}'; needed is one of {known}.", Invalid);
        }

        CancellationToken stop = http.RequestAborted;
        (RequestBody? body, ApiError? refused) = await RequestBody.ReadAsync(http.Request, stop);
        if (body is null)
        {
            return refused!;
        }

        using (body)
        {
            if (Open(http) is not PointWriter writer)
            {
                return Gone();
            }

            await LineProtocolIntake.TakeAsync(body.Bytes, precision, writer, stop);
            WriteReport report = writer.Report;
            events.Written(http.User.AgentId(), report);
            return report.Dropped == 0 ? Results.NoContent() : ApiError.BadRequest(Describe(report), Invalid);
        }
    }

    /// <summary>
    /// Answers 200 as soon as something was stored: Telegraf's http output sends a batch that was refused again and again, and one bad metric would keep the good ones from coming.
    /// </summary>
    public async Task<IResult> TakeJsonAsync(HttpContext http)
    {
        CancellationToken stop = http.RequestAborted;
        (RequestBody? body, ApiError? refused) = await RequestBody.ReadAsync(http.Request, stop);
        if (body is null)
        {
            return refused!;
        }

        using (body)
        {
            if (Open(http) is not PointWriter writer)
            {
                return Gone();
            }

            if (await JsonMetrics.TakeAsync(body.Bytes, writer, stop) is string unreadable)
            {
                return ApiError.BadRequest(unreadable);
            }

            WriteReport report = writer.Report;
            events.Written(http.User.AgentId(), report);
            return report.Stored == 0 && report.Dropped > 0
                ? ApiError.BadRequest(Describe(report))
                : Results.Ok(new TelegrafReply(report.Stored, report.IgnoredFields, report.Dropped, report.Problems));
        }
    }

    private PointWriter? Open(HttpContext http) => agents.Find(http.User.AgentId()) is AgentRow agent
        ? new PointWriter(agent, samples, ingestEvents, clock.GetUtcNow().ToUnixTimeMilliseconds())
        : null;

    // InfluxDB's clients look for its words "partial write" and "unable to parse": neither is sent again.
    private static string Describe(WriteReport report)
    {
        string what = report.Stored == 0 && report.RefusedSamples == 0 ? "unable to parse" : "partial write";
        return $"{what}: {string.Join("; ", report.Problems)} dropped={report.Dropped}";
    }

    // Deleted between the check of its key and here.
    private static ApiError Gone() => new(StatusCodes.Status401Unauthorized, "The agent of this key was deleted.");
}
