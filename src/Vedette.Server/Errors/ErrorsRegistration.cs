using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Json;

namespace Vedette.Server.Errors;

internal static class ErrorsRegistration
{
    /// <summary>How JSON is read and written everywhere, and that a body which cannot be read is told to <see cref="ErrorReplies"/>.</summary>
    public static IServiceCollection AddJsonAndErrors(this IServiceCollection services)
    {
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(options => Configure(options.SerializerOptions));
        return services;
    }

    public static IApplicationBuilder UseErrorReplies(this IApplicationBuilder app) => app.UseMiddleware<ErrorReplies>().UseMiddleware<UnknownAddresses>();

    private static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;

        // Letters of every script as they are; what could end a script or an attribute is escaped, wherever a reply may be pasted.
        json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        json.NumberHandling = JsonNumberHandling.Strict;
        json.MaxDepth = 32;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }
}
