using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Miners.Rows;

namespace Vedette.Server.Miners.Roster;

/// <summary>Places many miners at once, by lines of text or by a pattern of addresses.</summary>
internal static class PlacementCalls
{
    public static async Task<IResult> PlaceAsync(HttpContext context, string? site, MinerRowBook book, Placements placements, AuditTrail audit)
    {
        var words = new QueryWords();
        HashSet<int>? sites = words.Ids("site", site);
        if (words.Problem is { } wrong)
        {
            return ApiError.BadRequest(wrong);
        }

        CancellationToken stop = context.RequestAborted;
        await book.RefreshAsync(stop);
        IReadOnlyList<Placement> wanted;
        switch (context.Request.ContentType?.Split(';')[0].Trim())
        {
            case "text/csv" or MediaTypeNames.Text.Plain:
                using (var reader = new StreamReader(context.Request.Body, Encoding.UTF8))
                {
                    (wanted, string? problem) = placements.Read(await reader.ReadToEndAsync(stop), sites);
                    if (problem is not null)
                    {
                        return ApiError.BadRequest(problem);
                    }
                }

                break;
            case MediaTypeNames.Application.Json:
                if (await ReadPatternAsync(context) is not { } pattern)
                {
                    return ApiError.BadRequest("The body lacks 'pattern' and 'rack_id'.");
                }

                (wanted, string? refusal) = placements.Read(pattern);
                if (refusal is not null)
                {
                    return ApiError.BadRequest(refusal);
                }

                break;
            default:
                return new ApiError(StatusCodes.Status415UnsupportedMediaType, "The body must be text/csv with mac_or_ip,rack,row,column, or JSON with pattern and rack_id.");
        }

        IReadOnlyList<PlacementReply> replies = await placements.StoreAsync(wanted, stop);
        await audit.RecordAsync(context, "miner.place", $"{replies.Count(r => r.Ok)} of {replies.Count}");
        return Results.Ok(replies);
    }

    private static async Task<PlacementPattern?> ReadPatternAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFromJsonAsync<PlacementPattern>(context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
