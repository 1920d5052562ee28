using System.Globalization;
using Vedette.Collectors.Processes;
using Vedette.Model.States;

namespace Vedette.Collectors.Gpu;

/// <summary>What processes hold of cards and for how long each has done nothing. Memory held by nobody who works is what this finds.</summary>
internal sealed class ProcessActivity
{
    /// <summary>Percent of one core. A program that waits still looks at its clocks and sockets now and then.</summary>
    private const double HousekeepingPercent = 1;

    /// <summary>A driver that is slow for a cycle takes no process off a card; of one that is silent for longer nobody knows who is still there.</summary>
    private const double SilentSeconds = 60;

    private readonly Dictionary<(string Gpu, int Pid), Entry> _entries = [];
    private readonly List<GpuProcessReading> _table = [];
    private int _cycle;

    public IReadOnlyList<GpuProcessReading> Table => _table;

    /// <summary>Takes the cards' processes of this cycle; what is not among them is forgotten, but for a while that of a card of which a call failed.</summary>
    public void Take(List<CardReading> cards, double seconds)
    {
        _cycle++;
        _table.Clear();
        foreach (CardReading card in cards)
        {
            foreach (CardProcess process in card.Processes)
            {
                TakeProcess(card.Description.Key, process, seconds);
            }

            if (card.Description.QueryFailure is not null)
            {
                Keep(card.Description.Key, seconds);
            }
        }

        foreach (((string Gpu, int Pid) id, Entry entry) in _entries)
        {
            if (entry.Cycle != _cycle)
            {
                _entries.Remove(id);
            }
        }
    }

    /// <param name="processes">The processes of this cycle; who they are and what they did of late.</param>
    public void Report(IProcessTable processes, IStateSink sink)
    {
        // Where other users' processes are hidden, process 1 is too, and then absence says nothing.
        bool seesAll = processes.Find(1) is not null;
        foreach (((string gpu, int pid), Entry entry) in _entries)
        {
            ProcessReading? process = processes.Find(pid);
            entry.NoteCpu(process);
            FieldWriter description = sink.Description;
            description.Text(GpuProcessFields.Gpu, gpu);
            description.Integer(GpuProcessFields.Pid, pid);
            description.Text(GpuProcessFields.Name, process?.Name);
            description.Text(GpuProcessFields.User, process?.User);
            description.Text(GpuProcessFields.Type, entry.Process.Type);
            description.Flag(GpuProcessFields.Alive, process is not null ? true : seesAll ? false : null);
            description.Text(GpuProcessFields.ContainerId, process?.ContainerId);
            if (!entry.IsSilent)
            {
                FieldWriter readings = sink.Readings;
                readings.Integer(GpuProcessFields.MemoryBytes, entry.Process.MemoryBytes);
                readings.Number(GpuProcessFields.UtilizationPercent, entry.Process.UtilizationPercent);
                readings.Integer(GpuProcessFields.IdleSeconds, entry.IdleSeconds(isDead: process is null && seesAll));
            }

            sink.Add(EntityKind.GpuProcess, entry.Key);
        }
    }

    private void Keep(string gpu, double seconds)
    {
        foreach (((string on, int _), Entry entry) in _entries)
        {
            if (on == gpu && entry.Cycle != _cycle && seconds - entry.Now <= SilentSeconds && seconds >= entry.Now)
            {
                entry.Cycle = _cycle;
                entry.IsSilent = true;
            }
        }
    }

    private void TakeProcess(string gpu, CardProcess process, double seconds)
    {
        if (!_entries.TryGetValue((gpu, process.Pid), out Entry? entry))
        {
            entry = new Entry(string.Create(CultureInfo.InvariantCulture, $"{gpu}/{process.Pid}"), seconds);
            _entries[(gpu, process.Pid)] = entry;
        }

        entry.Cycle = _cycle;
        entry.IsSilent = false;
        entry.Process = process;
        entry.Now = seconds;
        if (process.Worked == true)
        {
            entry.ActiveAt = seconds;
        }

        if (entry.Reading is not { } known || known.Type != process.Type || known.MemoryBytes != process.MemoryBytes)
        {
            entry.Reading = new GpuProcessReading(gpu, process.Pid, process.Type, process.MemoryBytes);
        }

        _table.Add(entry.Reading);
    }

    /// <param name="key">The entity's key.</param>
    /// <param name="seconds">When it was first seen, which counts as its last work: what was before is not known.</param>
    private sealed class Entry(string key, double seconds)
    {
        private bool _cpuKnown;
        private long _startTicks = -1;

        public string Key => key;

        public int Cycle { get; set; }

        /// <summary>The driver did not tell, so what the process holds is not known.</summary>
        public bool IsSilent { get; set; }

        public CardProcess Process { get; set; }

        public GpuProcessReading? Reading { get; set; }

        public double Now { get; set; } = seconds;

        public double ActiveAt { get; set; } = seconds;

        public void NoteCpu(ProcessReading? process)
        {
            _cpuKnown = process?.CpuPercent is not null;
            bool isAnother = process is not null && _startTicks >= 0 && process.StartTicks != _startTicks;
            _startTicks = process?.StartTicks ?? _startTicks;
            if (isAnother || process?.CpuPercent >= HousekeepingPercent)
            {
                ActiveAt = Now;
            }
        }

        /// <summary>Null where neither the processor's nor the card's side is known: then nothing says that it idles.</summary>
        public long? IdleSeconds(bool isDead) => isDead || _cpuKnown || Process.Worked is not null ? (long)Math.Max(0, Now - ActiveAt) : null;
    }
}
