using Microsoft.AspNetCore.Mvc;
using Vedette.Server.Errors;
using Vedette.Server.Health;
using Vedette.Server.Security;
using Vedette.Server.Telegraf.LineProtocol;

namespace Vedette.Server.Telegraf;

/// <summary>The addresses that Telegraf's outputs influxdb, influxdb_v2 and http write to.</summary>
internal static class TelegrafEndpoints
{
    private static readonly RequestSizeLimitAttribute BatchLimit = new(RequestBody.MaxBytes);

    public static void MapTelegraf(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder agent = app.MapGroup("").WithTags("Telegraf").RequireAuthorization(Policies.Agent);
        agent.MapPost("/write", (HttpContext http, TelegrafIntake intake) =>
                intake.TakeLinesAsync(http, TimePrecision.OfVersion1(http.Request.Query["precision"]), "ns, us, ms, s, m, h"))
            .WithMetadata(BatchLimit).WithName("WriteLines").WithSummary("Line protocol as to InfluxDB 1: text/plain, plain or gzip.")
            .Produces(204).Produces<Problem>(400).Produces<Problem>(401).Produces<Problem>(413);
        agent.MapPost("/api/v2/write", (HttpContext http, TelegrafIntake intake) =>
                intake.TakeLinesAsync(http, TimePrecision.OfVersion2(http.Request.Query["precision"]), "ns, us, ms, s"))
            .WithMetadata(BatchLimit).WithName("WriteLinesVersion2").WithSummary("Line protocol as to InfluxDB 2: text/plain, plain or gzip.")
            .Produces(204).Produces<CodedProblem>(400).Produces<CodedProblem>(401).Produces<CodedProblem>(413);
        agent.MapPost("/api/telegraf", (HttpContext http, TelegrafIntake intake) => intake.TakeJsonAsync(http))
            .WithMetadata(BatchLimit).WithName("WriteMetrics").WithSummary("Telegraf's JSON: one metric, or many under metrics.")
            .Produces<TelegrafReply>().Produces<Problem>(400).Produces<Problem>(401).Produces<Problem>(413);
        agent.MapPost("/query", (HttpRequest request, CancellationToken stop) => InfluxQuery.AnswerAsync(request, stop))
            .WithMetadata(BodyLimits.Small).WithName("InfluxQuery").WithSummary("Answers CREATE DATABASE, which Telegraf sends at its start.")
            .Produces<InfluxResults>().Produces<Problem>(400).Produces<Problem>(401);

        RouteGroupBuilder open = app.MapGroup("").WithTags("Telegraf").RequireAuthorization(Policies.Open);
        open.MapMethods("/ping", ["GET", "HEAD"], () => Results.NoContent()).Produces(204);
        open.MapGet("/health", Health).WithName("InfluxHealth").Produces<InfluxHealth>().Produces<InfluxHealth>(503);
    }

    private static IResult Health(ServerSeries own) => own.IsWriting
        ? Results.Ok(new InfluxHealth("vedette", "ready for writes", "pass"))
        : Results.Json(new InfluxHealth("vedette", "samples cannot be written", "fail"), statusCode: StatusCodes.Status503ServiceUnavailable);
}
