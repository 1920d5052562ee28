using System.Net;
using System.Net.Http.Headers;
using Vedette.Agent.Configuration;
using Vedette.Agent.Logging;

namespace Vedette.Agent.Bridge;

/// <summary>One request to a VM Bridge, as document 5's agent makes it.</summary>
internal sealed class BridgePost(HttpMessageInvoker http, Uri url, BridgeSettings settings, TimeProvider clock)
{
    private const string UserAgent = "SafetyTwin-Agent/1.0";

    // Of the answer only its beginning is of use: the reason of a refusal.
    private const int MaxAnswerChars = 200;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Null where the bridge took the state, else why not.</summary>
    public async Task<string?> SendAsync(byte[] state, CancellationToken stop)
    {
        if (!TryKey(out BridgeKey? key, out string? why))
        {
            return why;
        }

        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            using var content = new ByteArrayContent(state);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
            request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
            request.Headers.Authorization = key?.Header;
            using HttpResponseMessage response = await http.SendAsync(request, either.Token);
            return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created
                ? null
                : $"It answered {(int)response.StatusCode}: {await BeginningAsync(response, either.Token)}";
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return $"It did not answer within {Limit.TotalSeconds:0} s.";
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return $"It cannot be reached: {e.InnerException?.Message ?? e.Message}";
        }
    }

    private bool TryKey(out BridgeKey? key, out string? why)
    {
        why = null;
        key = settings.Key;
        try
        {
            key = settings.KeyFile is { } file ? BridgeKey.OfFile(file) : key;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            why = $"Its key cannot be read from {settings.KeyFile}: {FileProblem.Describe(e)}";
            return false;
        }
    }

    private static async Task<string> BeginningAsync(HttpResponseMessage response, CancellationToken stop)
    {
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(stop));
        char[] text = new char[MaxAnswerChars];
        int length = await reader.ReadBlockAsync(text, stop);
        return LogLine.OneLine(new string(text, 0, length));
    }
}
