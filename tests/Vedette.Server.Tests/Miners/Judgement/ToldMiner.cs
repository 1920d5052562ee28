namespace Vedette.Server.Tests.Miners.Judgement;

/// <summary>A miner as its agent will tell it next: at first a healthy S19 Pro of 110 TH/s that has run for a day.</summary>
internal sealed class ToldMiner(string key)
{
    public string Key => key;

    public string? Vendor { get; set; } = "antminer";

    public string? State { get; set; } = "mining";

    public string Address { get; set; } = "10.0.0.12";

    public string? Algorithm { get; set; } = "sha256d";

    public double? Rate { get; set; } = 110e12;

    public double? Expected { get; set; } = 110e12;

    public double? Uptime { get; set; } = 86_400;

    public double? Accepted { get; set; } = 10_000;

    public double? Rejected { get; set; } = 10;

    public double? HardwareErrors { get; set; } = 100;

    public double? Difficulty { get; set; } = 524_288;

    public string PoolUrl { get; set; } = "stratum+tcp://pool.example:3333";

    public string? Worker { get; set; } = "farm.12";

    public string? PoolStatus { get; set; } = "alive";

    public double? LastShareAge { get; set; }

    public List<(string Url, string Status, bool Active)> SparePools { get; } = [];

    public List<double?> Boards { get; } = [36.6e12, 36.7e12, 36.7e12];

    public double?[] BoardExpected { get; } = [36.7e12, 36.7e12, 36.7e12];

    public long?[] Chips { get; } = [114, 114, 114];

    public List<double?> Fans { get; } = [5900, 5880, 5910, 5890];

    /// <summary>Null = it tells of none.</summary>
    public double? PowerSupplyFan { get; set; }

    public double? ChipTemperature { get; set; } = 72;

    public double? BoardTemperature { get; set; } = 64;

    public double? Power { get; set; } = 3250;

    public double? PowerLimit { get; set; }

    public int? ExpectedBoards { get; set; } = 3;

    public int? ExpectedFans { get; set; }

    public double? Label { get; set; }

    public string? PowerMode { get; set; }

    public int MissedPolls { get; set; }

    public bool Partial { get; set; }

    public bool Ambiguous { get; set; }

    public string[] Evidence { get; set; } = ["rpc version: Type Antminer S19 Pro"];

    public string[]? Errors { get; set; }

    /// <summary>The last successful read; null = never.</summary>
    public long? ReadAtMs { get; set; }

    /// <summary>What the pool pays for: shares come at the pace of this rate; null = at that of the claim.</summary>
    public double? TrueRate { get; set; }

    private double _carry;

    /// <summary>Time goes on: shares come without chance, the uptime grows.</summary>
    public void Work(double seconds)
    {
        Uptime += seconds;
        if (Difficulty is { } difficulty && (TrueRate ?? Rate) is { } rate)
        {
            _carry += seconds * rate / (difficulty * (Algorithm == "scrypt" ? 65536.0 : 4294967296.0));
            double whole = Math.Floor(_carry);
            _carry -= whole;
            Accepted += whole;
        }
    }

    public void Restart()
    {
        (Uptime, Accepted, Rejected, HardwareErrors) = (0, 0, 0, 0);
    }
}
