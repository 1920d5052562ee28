using System.Net;

namespace Vedette.Agent.Tests.Bridge;

/// <summary>A bridge that answers as it is told, and keeps what it was sent.</summary>
internal sealed class ScriptedBridge : HttpMessageHandler
{
    public Queue<HttpStatusCode?> Answers { get; } = new();

    public List<(string Method, string UserAgent, string Type, byte[] Body)> Requests { get; } = [];

    /// <summary>What the last request said about who asks.</summary>
    public string? Authorization { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        Requests.Add((request.Method.Method, string.Join(' ', request.Headers.GetValues("User-Agent")), $"{request.Content.Headers.ContentType}", body));
        Authorization = request.Headers.Authorization?.ToString();
        HttpStatusCode? answer = Answers.Count > 0 ? Answers.Dequeue() : HttpStatusCode.OK;
        return answer is { } status ? new HttpResponseMessage(status) { Content = new StringContent("said\nso") } : throw new HttpRequestException("refused");
    }
}
