using Vedette.Bench.Engine;
using Vedette.Bench.Measuring;

namespace Vedette.Bench.Peers;

/// <summary>Vedette's engine in this process, without a link in front of it.</summary>
internal sealed class EngineBackend(EngineUnderTest tested, long samples) : Backend
{
    private TimeSpan _flushCpu;

    public override string Name => "vedette-engine";

    public override TimeSpan Cpu => tested.AppendCpu + _flushCpu;

    public override long ResidentBytes => ProcessCpu.ResidentBytes(Environment.ProcessId);

    public override Task RoundAsync(int step) => tested.RoundAsync();

    public override Task SettleAsync() => Task.CompletedTask;

    public override async Task<IReadOnlyList<(string Part, long Bytes)>> FinishAsync()
    {
        _flushCpu += await tested.FlushAsync();
        TimeSpan cpu = ProcessCpu.Own;
        await tested.CloseAsync();
        _flushCpu += ProcessCpu.Own - cpu;
        (double file, double used) = DiskCommand.PerSample(tested.DatabasePath, samples);
        return [("all", (long)(used * samples)), ("file as it lies, free pages included", (long)(file * samples))];
    }

    public override ValueTask DisposeAsync() => tested.DisposeAsync();
}
