using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Vedette.MinerSimulator.Recordings;
using Vedette.MinerSimulator.Values;

namespace Vedette.MinerSimulator.Serving;

/// <summary>A recording's replies as templates, in one condition; shared by all miners that play it.</summary>
internal sealed class RecordedAnswers
{
    private static readonly ConcurrentDictionary<(DeviceRecording, MinerCondition), RecordedAnswers> Made = new();

    private readonly DeviceRecording _recording;
    private readonly Dictionary<string, ReplyTemplate> _rpc;
    private readonly Dictionary<RecordedWebReply, ReplyTemplate> _web;
    private readonly Dictionary<string, ReplyTemplate> _whatsminer;

    private RecordedAnswers(DeviceRecording recording, MinerCondition condition)
    {
        _recording = recording;
        bool isWhatsminer = recording.Vendor == "MicroBT";
        ReplyTemplate Template(string reply) => new(ConditionEdit.Apply(reply, condition, isWhatsminer), recording.Mac);
        _rpc = recording.Rpc.ToDictionary(r => r.Key, r => Template(r.Value));
        _web = recording.Web.ToDictionary(w => w, w => Template(w.Body));
        _whatsminer = recording.Whatsminer.ToDictionary(w => RequestKey(w.Key) ?? w.Key, w => Template(w.Value));
    }

    public static RecordedAnswers Of(DeviceRecording recording, MinerCondition condition) => Made.GetOrAdd((recording, condition), key => new RecordedAnswers(key.Item1, key.Item2));

    /// <summary>
    /// How long the recorded device had been mining, in seconds; 1 where it does not say. A reply that tells time and shares tells the time of those shares; elsewhere the time may be the machine's.
    /// </summary>
    public double Elapsed =>
        All().Where(t => t.Slots.Any(s => s.Kind == SlotKind.Accepted)).Select(t => Times(t).FirstOrDefault()).FirstOrDefault(n => n > 0) is > 0 and double mining
            ? mining
            : All().SelectMany(Times).Append(1).Max();

    public ReplyTemplate? Rpc(string command) => _rpc.GetValueOrDefault(command);

    public ReplyTemplate? UnknownCommand => _rpc.GetValueOrDefault("<unknown>");

    /// <summary>Whose cases differ by the query that was posted, or by the login that was not.</summary>
    public IReadOnlyList<(RecordedWebReply Reply, ReplyTemplate Body)> Web(string method, int port, string path) =>
        [.. _recording.Web.Where(w => w.Method == method && w.Port == port && w.Path == path).Select(w => (w, _web[w]))];

    public ReplyTemplate? Whatsminer(string request) => RequestKey(request) is { } key ? _whatsminer.GetValueOrDefault(key) : null;

    private static IEnumerable<double> Times(ReplyTemplate template) =>
        template.Slots.Where(s => s.Kind == SlotKind.Elapsed).Select(s => double.TryParse(s.Text, CultureInfo.InvariantCulture, out double n) ? n : 0);

    private IEnumerable<ReplyTemplate> All() => _rpc.Values.Concat(_web.Values).Concat(_whatsminer.Values);

    /// <summary>The same for every spelling of the same question.</summary>
    private static string? RequestKey(string json)
    {
        try
        {
            using JsonDocument request = JsonDocument.Parse(json);
            return request.RootElement.GetProperty("cmd").GetString() + " " + (request.RootElement.TryGetProperty("param", out JsonElement parameter) ? parameter.ToString() : "");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
