using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Vedette.Protocol.Channels;

namespace Vedette.Agent.Enrolment;

/// <summary>Exchanges a one-time token for the agent's identity and key.</summary>
internal sealed class EnrolmentClient(HttpClient http, TimeProvider clock)
{
    /// <exception cref="EnrolmentException">The server cannot be reached, refuses, or answers with something else.</exception>
    public async Task<AgentCredentials> EnrolAsync(Uri server, EnrolmentRequest request, CancellationToken stop)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/api/agent/enroll"));
        message.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, AgentJson.Default.EnrolmentRequest));
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Take(server, await SendAsync(message, stop), key: null);
    }

    /// <summary>Asks the server whose <paramref name="key"/> it is: for a key that an administrator made by hand.</summary>
    /// <exception cref="EnrolmentException">As for <see cref="EnrolAsync"/>.</exception>
    public async Task<AgentCredentials> IdentifyAsync(Uri server, string key, CancellationToken stop)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(server, "/api/agent/info"));
        message.Headers.TryAddWithoutValidation("X-API-Key", key);
        return Take(server, await SendAsync(message, stop), key);
    }

    private async Task<byte[]> SendAsync(HttpRequestMessage message, CancellationToken stop)
    {
        Uri address = message.RequestUri!;
        try
        {
            using HttpResponseMessage response = await http.SendAsync(message, stop);
            byte[] content = await response.Content.ReadAsByteArrayAsync(stop);
            return response.IsSuccessStatusCode ? content : throw new EnrolmentException(Explain(response.StatusCode, address, ServerSentence(content)));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            string hint = e.InnerException is global::System.Security.Authentication.AuthenticationException
                ? " For a server with an authority of its own, give the fingerprint with --ca sha256:HEX."
                : "";
            throw new EnrolmentException($"{address} cannot be reached: {TransportFailure.Reason(e)}.{hint}", e);
        }
    }

    private AgentCredentials Take(Uri server, byte[] content, string? key)
    {
        EnrolmentReply? reply = null;
        try
        {
            reply = JsonSerializer.Deserialize(content, AgentJson.Default.EnrolmentReply);
        }
        catch (JsonException)
        {
            // Told below, like a reply that lacks its parts.
        }

        key ??= reply?.ApiKey;
        if (reply is null || reply.Id <= 0 || string.IsNullOrWhiteSpace(key))
        {
            throw new EnrolmentException("The server's reply lacks the agent's id or key. Is this the address of a Vedette server of a fitting version?");
        }

        var identity = new AgentIdentity(
            reply.Id, reply.Name ?? $"agent-{reply.Id}", server, reply.Transports ?? new TransportAddresses(null, null), clock.GetUtcNow());
        return new AgentCredentials(identity, key.Trim());
    }

    private static string Explain(HttpStatusCode status, Uri address, string? sentence)
    {
        string said = sentence is null ? "" : $" The server says: {sentence}";
        return (int)status switch
        {
            400 or 422 => $"The server does not understand the request.{said}",
            401 or 403 => $"The token or key is not valid: used already, expired (a token lives one hour), revoked, or copied wrongly. Ask for a new one in the portal.{said}",
            404 => $"{address} does not exist. Is this the address of a Vedette server?",
            409 => $"The server has this host already.{said}",
            429 => "The server asks to slow down after too many tries; wait a minute.",
            >= 500 => $"The server has a fault of its own ({(int)status}); try again later and look at its log.{said}",
            _ => $"The server answers with HTTP {(int)status}.{said}",
        };
    }

    private static string? ServerSentence(byte[] content)
    {
        try
        {
            ServerError? error = JsonSerializer.Deserialize(content, AgentJson.Default.ServerError);
            return error?.Error ?? error?.Detail;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
