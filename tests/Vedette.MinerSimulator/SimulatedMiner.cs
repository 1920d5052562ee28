using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Vedette.MinerSimulator.Reactions;
using Vedette.MinerSimulator.Recordings;
using Vedette.MinerSimulator.Serving;
using Vedette.MinerSimulator.Values;

namespace Vedette.MinerSimulator;

/// <summary>One device that plays a recording at an address of its own, and what befalls it.</summary>
public sealed class SimulatedMiner : IAsyncDisposable
{
    private const int DripBytes = 16;
    private const double UsualBoards = 3;
    private static readonly TimeSpan DripGap = TimeSpan.FromSeconds(1);

    private readonly SimulatedSiteOptions _options;
    private readonly IReadOnlyList<QuirkReply> _quirks;
    private readonly int _seed;
    private readonly SemaphoreSlim _oneClient = new(1, 1);
    private readonly Dictionary<int, ConnectionCount> _connections = [];
    private readonly List<IAsyncDisposable> _ports = [];
    private volatile SimulatedDevice _device;
    private MinerCondition _condition;
    private int _quirk;

    internal SimulatedMiner(DeviceRecording recording, string address, (int Index, int Seed) identity, SimulatedSiteOptions options, IReadOnlyList<QuirkReply> quirks)
    {
        _options = options;
        _quirks = quirks;
        _seed = HashCodeOf(identity.Seed, identity.Index);
        Address = address;
        Recording = recording;
        Mac = recording.Mac is { } recorded ? $"{recorded[..6]}{(_seed & 0xFFF) ^ (identity.Index >> 12):x3}{identity.Index & 0xFFF:x3}" : null;
        Reactions = new MinerReactions(this);
        _device = NewDevice();
    }

    public string Address { get; internal set; }

    public DeviceRecording Recording { get; private set; }

    /// <summary>What it was told to do, and did.</summary>
    public MinerReactions Reactions { get; }

    /// <summary>12 hexadecimal digits in lower case; null where the recorded device does not tell one.</summary>
    public string? Mac { get; }

    public MinerPresence Presence { get; private set; } = MinerPresence.Refusing;

    public MinerFault Fault
    {
        get;
        set => field = value != MinerFault.Malformed || _quirks.Count > 0 ? value : throw new InvalidOperationException("Malformed replies need _synthetic-quirks.json in the folder of recorded devices.");
    }

    /// <summary>Of the web pages that want one.</summary>
    public (string Name, string Password) Login { get; init; } = ("root", "root");

    /// <summary>Connections so far, by port.</summary>
    public IReadOnlyDictionary<int, ConnectionCount> Connections => _connections;

    public MinerCondition Condition
    {
        get => _condition;
        set
        {
            _condition = value;
            SimulatedDevice old = _device;
            old.Values.RateFactor = value switch
            {
                MinerCondition.BoardLost => (UsualBoards - 1) / UsualBoards,
                MinerCondition.Sleeping => 0,
                _ => 1,
            };
            _device = old with { Answers = RecordedAnswers.Of(Recording, value) };
        }
    }

    /// <summary>It goes on claiming its hashrate, and no share is accepted any more.</summary>
    public bool SharesStopped
    {
        get => _device.Values.SharesStopped;
        set => _device.Values.SharesStopped = value;
    }

    /// <summary>All its pools become this one, as after a hijack.</summary>
    public void ChangePool(string url, string worker)
    {
        _device.Values.PoolUrl = url;
        _device.Values.PoolUser = worker;
    }

    /// <summary>The mining program starts again; counters begin anew.</summary>
    public void Restart() => _device.Values.Restart();

    /// <summary>Somebody flashed it: the same hardware plays another recording under its own MAC from now on.</summary>
    public async Task ChangeFirmwareAsync(DeviceRecording recording)
    {
        MinerPresence presence = Presence;
        await SetPresenceAsync(MinerPresence.Refusing);
        Recording = recording;
        _device = NewDevice();
        await SetPresenceAsync(presence);
    }

    public async Task SetPresenceAsync(MinerPresence presence)
    {
        foreach (IAsyncDisposable port in _ports)
        {
            await port.DisposeAsync();
        }

        _ports.Clear();
        Presence = presence;
        if (presence == MinerPresence.Online)
        {
            foreach (int port in Recording.Ports)
            {
                ConnectionCount count = _connections.TryGetValue(port, out ConnectionCount? known) ? known : _connections[port] = new ConnectionCount();
                _ports.Add(new MinerPort(Place(port), count, (socket, stop) => ServeAsync(port, socket, stop)));
            }
        }
        else if (presence == MinerPresence.Dark)
        {
            foreach (int port in new[] { DeviceRecording.RpcPort, DeviceRecording.WebPort, DeviceRecording.WhatsminerPort, 8080, DeviceRecording.VolcMinerPort })
            {
                _ports.Add(await DarkPort.OpenAsync(Place(port)));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await SetPresenceAsync(MinerPresence.Refusing);
        _oneClient.Dispose();
    }

    public override string ToString() => $"{Recording} at {Address}";

    private SimulatedDevice NewDevice()
    {
        RecordedAnswers answers = RecordedAnswers.Of(Recording, _condition);
        return new SimulatedDevice(Recording, answers, new MinerValues(_seed, Mac ?? "", answers.Elapsed, _options.Clock), Login);
    }

    private IPEndPoint Place(int port) => new(IPAddress.Parse(Address), port < 1024 ? port + _options.LowPortOffset : port);

    private async Task ServeAsync(int port, Socket socket, CancellationToken stop)
    {
        MinerFault fault = Fault;
        if (fault == MinerFault.HangsUp)
        {
            return;
        }

        if (fault == MinerFault.OneClientAtATime)
        {
            await _oneClient.WaitAsync(stop);
        }

        try
        {
            // A silent one waits until its client is gone.
            while (await IncomingRequest.ReadAsync(socket, port, stop) is { } request)
            {
                if (fault != MinerFault.Silent)
                {
                    await AnswerAsync(port, socket, request, stop);
                    return;
                }
            }
        }
        finally
        {
            if (fault == MinerFault.OneClientAtATime)
            {
                _oneClient.Release();
            }
        }
    }

    private async Task AnswerAsync(int port, Socket socket, byte[] request, CancellationToken stop)
    {
        if (Fault == MinerFault.Malformed && !IncomingRequest.IsWeb(request) && port != DeviceRecording.WhatsminerPort)
        {
            await SendMalformedAsync(socket, request, stop);
            return;
        }

        byte[] reply = ReplyTo(port, request);
        if (Fault == MinerFault.CutReply)
        {
            reply = reply[..(reply.Length / 2)];
        }

        int portion = Fault == MinerFault.SlowDrip ? DripBytes : reply.Length;
        for (int sent = 0; sent < reply.Length; sent += portion)
        {
            await socket.SendAsync(reply.AsMemory(sent, Math.Min(portion, reply.Length - sent)), SocketFlags.None, stop);
            if (Fault == MinerFault.SlowDrip)
            {
                await Task.Delay(DripGap, _options.Clock, stop);
            }
        }

        socket.Shutdown(SocketShutdown.Send);
    }

    private byte[] ReplyTo(int port, byte[] request)
    {
        SimulatedDevice device = _device;
        if (Reactions.To(port, request, device) is { } reaction)
        {
            return reaction;
        }

        if (port == DeviceRecording.WhatsminerPort)
        {
            return WhatsminerAnswer.To(request, device);
        }

        bool speaksWeb = device.Recording.Web.Any(w => w.Port == port);
        if (IncomingRequest.IsWeb(request) && speaksWeb)
        {
            return WebAnswer.To(request, port, device);
        }

        return speaksWeb
            ? "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray()
            : RpcAnswer.To(Encoding.UTF8.GetString(request), device.Answers, device.Values.Of);
    }

    private async Task SendMalformedAsync(Socket socket, byte[] request, CancellationToken stop)
    {
        if (Recording.MalformedRpc.TryGetValue(RpcAnswer.CommandOf(Encoding.UTF8.GetString(request)), out string? recorded))
        {
            await socket.SendAsync((byte[])[.. Encoding.UTF8.GetBytes(recorded), 0], SocketFlags.None, stop);
            return;
        }

        QuirkReply quirk = _quirks[(Interlocked.Increment(ref _quirk) & int.MaxValue) % _quirks.Count];
        foreach (ReadOnlyMemory<byte> chunk in quirk.Chunks)
        {
            await socket.SendAsync(chunk, SocketFlags.None, stop);
        }

        if (!quirk.Closes)
        {
            await IncomingRequest.ReadAsync(socket, DeviceRecording.RpcPort, stop);
        }
    }

    private static int HashCodeOf(int seed, int index) =>
        BitConverter.ToInt32(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/{index}"))));
}
