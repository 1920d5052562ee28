using System.Text.RegularExpressions;
using Vedette.Server.Errors;
using Vedette.Server.Security;

namespace Vedette.Server.Query.Series;

/// <summary>Any series, in buckets: what the portal draws.</summary>
internal static class SeriesEndpoints
{
    public static void MapSeries(this IEndpointRouteBuilder routes) => routes.MapGet("/api/series", ReadAsync)
        .RequireAuthorization(Policies.Viewer).WithName("Series").WithTags("Metrics").Produces<SeriesReply>().Produces<Problem>(400).Produces<Problem>(401);

    private static async Task ReadAsync(HttpContext http, [AsParameters] SeriesParameters parameters, SeriesFinder finder, TimeProvider clock)
    {
        if (!SeriesRequest.TryParse(parameters, clock.GetUtcNow().ToUnixTimeMilliseconds(), out SeriesRequest request, out string problem))
        {
            await ApiError.BadRequest(problem).ExecuteAsync(http);
            return;
        }

        SeriesFound? found;
        try
        {
            found = await finder.ReadAsync(request, http.RequestAborted);
        }
        catch (RegexMatchTimeoutException)
        {
            await ApiError.BadRequest("A regular expression of match takes too long; needed is a simpler one.").ExecuteAsync(http);
            return;
        }

        if (found is null)
        {
            await ApiError.BadRequest($"The series hold more than {SeriesFinder.MaxSamples} samples in this range; ask for fewer series or a shorter range.").ExecuteAsync(http);
            return;
        }

        await SeriesJson.WriteAsync(http.Response, request, found, http.RequestAborted);
    }
}
