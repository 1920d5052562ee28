using Google.Protobuf;
using Vedette.EndToEnd.Tests.Kills;
using Vedette.Model.States;
using Vedette.Protocol.Messages;
using Vedette.Protocol.States;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>
/// States of a host on which n can be seen: a process whose load is n, one that is replaced by the next every few states, and a service that restarts now and then. A chain ends often, so that the
/// end of one and the beginning of the next meet every kind of trouble, too.
/// </summary>
internal sealed class NumberedStates : INumberedPayloads
{
    public const string LastingProcess = "1@1";
    public const int StatesPerProcess = 5;
    public const int StatesPerRestart = 50;

    private readonly StateTracker _tracker = new(TimeSpan.FromMilliseconds(120 * CountingAgent.StepMs));
    private readonly FieldWriter _description = new();
    private readonly FieldWriter _readings = new();

    public TelemetryEncoding Encoding => TelemetryEncoding.StateV1;

    public static string PassingProcess(long n) => $"{100 + (n / StatesPerProcess)}@1";

    public ByteString Make(long n, long atMs)
    {
        _tracker.Begin(atMs);
        _description.Text(ProcessFields.Name, "lasting");
        _readings.Number(ProcessFields.CpuPercent, n);
        Observe(EntityKind.Process, LastingProcess);
        _description.Text(ProcessFields.Name, "passing");
        Observe(EntityKind.Process, PassingProcess(n));
        _description.Text(ServiceFields.Name, "app.service");
        _description.Integer(ServiceFields.Restarts, n / StatesPerRestart);
        Observe(EntityKind.Service, "app.service");
        _tracker.EndKind(EntityKind.Process);
        _tracker.EndKind(EntityKind.Service);
        return ByteString.CopyFrom(_tracker.Finish());
    }

    private void Observe(EntityKind kind, string key)
    {
        _tracker.Observe(kind, key, _description.Written, _readings.Written);
        _description.Reset();
        _readings.Reset();
    }
}
