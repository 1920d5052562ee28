using Vedette.Server.Errors;

namespace Vedette.Server.Telegraf;

/// <summary>The one statement that Telegraf's influxdb output sends, at its start: that the database exists. There is one store here and it always does; every other statement is refused.</summary>
internal static class InfluxQuery
{
    private const string CreateDatabase = "CREATE DATABASE ";

    public static async Task<IResult> AnswerAsync(HttpRequest request, CancellationToken stop)
    {
        string? statement = request.Query["q"];
        if (statement is null && request.HasFormContentType)
        {
            try
            {
                statement = (await request.ReadFormAsync(stop))["q"];
            }
            catch (InvalidDataException)
            {
                return ApiError.BadRequest("The form cannot be read: it has too many or too long entries.");
            }
        }

        if (string.IsNullOrWhiteSpace(statement))
        {
            return ApiError.BadRequest("The parameter q is missing; needed is a statement.");
        }

        return statement.TrimStart().StartsWith(CreateDatabase, StringComparison.OrdinalIgnoreCase)
            ? Results.Ok(new InfluxResults([new InfluxResult(0)]))
            : ApiError.BadRequest("Only CREATE DATABASE is answered here, as a word of welcome to Telegraf; queries go to /api/series.");
    }
}
