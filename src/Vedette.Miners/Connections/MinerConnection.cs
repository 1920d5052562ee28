using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Vedette.Miners.Connections;

/// <summary>Over sockets. Every question has its own: a miner's interface serves one client at a time, and an idle connection would shut out all others.</summary>
internal sealed class MinerConnection(string address, MinerConnections connections) : IMinerConnection, IDisposable
{
    private const int WhatsminerPort = 4433;
    private const int LengthBytes = 4;

    private readonly SemaphoreSlim _turn = new(1);
    private bool _hasAsked;

    public string Address => address;

    public ValueTask<DeviceReply> AskAsync(RpcRequest request, CancellationToken stop) =>
        InTurnAsync(within => AskRpcAsync(request, within), connections.Options.RpcTimeout, stop);

    public ValueTask<DeviceReply> AskWhatsminerAsync(string json, CancellationToken stop) =>
        InTurnAsync(within => AskFramedAsync(json, within), connections.Options.RpcTimeout, stop);

    public async ValueTask<DeviceReply> AskAsync(WebRequest request, CancellationToken stop)
    {
        DeviceLogin? login = connections.LoginFor(request.LoginFor);
        if (login is not null && connections.HasRefused(address, request.LoginFor!))
        {
            return new DeviceReply(ReplyOutcome.Answered, default) { Status = 401 };
        }

        DeviceReply reply = await AskWebAsync(request, request.Authorization, stop);
        if (reply.Status != 401 || login is null || !reply.Headers.TryGetValue("www-authenticate", out string? challenge) || HttpLogin.Answer(challenge, request, login) is not { } answer)
        {
            return reply;
        }

        DeviceReply second = await AskWebAsync(request, answer, stop);
        if (second.Status == 401)
        {
            connections.Refused(address, request.LoginFor!);
        }
        else if (second.Status is not null)
        {
            connections.Accepted(address, request.LoginFor!);
        }

        return second;
    }

    public void Dispose() => _turn.Dispose();

    private ValueTask<DeviceReply> AskWebAsync(WebRequest request, string? authorization, CancellationToken stop) =>
        InTurnAsync(within => AskHttpAsync(request, authorization, within), connections.Options.WebTimeout, stop);

    /// <summary>One after the other, with a pause, and whatever breaks on the way as an outcome.</summary>
    private async ValueTask<DeviceReply> InTurnAsync(Func<CancellationToken, Task<DeviceReply>> ask, TimeSpan timeout, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            if (_hasAsked && connections.Options.Pause > TimeSpan.Zero)
            {
                await Task.Delay(connections.Options.Pause, connections.Clock, stop);
            }

            _hasAsked = true;
            using var late = new CancellationTokenSource(timeout, connections.Clock);
            using var within = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
            return await ask(within.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return DeviceReply.Without(ReplyOutcome.Silent);
        }
        catch (SocketException error)
        {
            return DeviceReply.Without(OutcomeOf(error));
        }
        catch (IOException error)
        {
            return DeviceReply.Without(error.InnerException is SocketException inner ? OutcomeOf(inner) : ReplyOutcome.Broken);
        }
        catch (AuthenticationException)
        {
            return DeviceReply.Without(ReplyOutcome.Broken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static ReplyOutcome OutcomeOf(SocketException error) => error.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => ReplyOutcome.Refused,
        SocketError.TimedOut or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostNotFound or SocketError.HostDown or SocketError.TryAgain or SocketError.NoData => ReplyOutcome.Silent,
        _ => ReplyOutcome.Broken,
    };

    private async Task<DeviceReply> AskRpcAsync(RpcRequest request, CancellationToken stop)
    {
        using Socket socket = await ConnectAsync(request.Port, stop);
        await SendAsync(socket, RpcRequestText.Of(request), stop);
        var end = new ReplyEnd(request.PlainText);
        return await new ReplyReader(socket).ReadUntilAsync(end, stop);
    }

    private async Task<DeviceReply> AskFramedAsync(string json, CancellationToken stop)
    {
        byte[] body = Encoding.UTF8.GetBytes(json);
        byte[] frame = new byte[LengthBytes + body.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)body.Length);
        body.CopyTo(frame, LengthBytes);
        using Socket socket = await ConnectAsync(WhatsminerPort, stop);
        await SendAsync(socket, frame, stop);
        var reader = new ReplyReader(socket);
        DeviceReply head = await reader.ReadExactlyAsync(LengthBytes, stop);
        if (head.Outcome != ReplyOutcome.Answered || head.IsCut)
        {
            return DeviceReply.Without(head.Outcome == ReplyOutcome.Answered ? ReplyOutcome.Broken : head.Outcome);
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(head.Body.Span);
        return length is 0 or > ReplyReader.LongestBytes ? DeviceReply.Without(ReplyOutcome.Broken) : await reader.ReadExactlyAsync((int)length, stop);
    }

    private async Task<DeviceReply> AskHttpAsync(WebRequest request, string? authorization, CancellationToken stop)
    {
        using Socket socket = await ConnectAsync(request.Port, stop);
        await using var plain = new NetworkStream(socket);
        byte[] text = HttpRequestText.Of(request, address, authorization);
        if (!request.Tls)
        {
            await plain.WriteAsync(text, stop);
            return await new HttpReplyReader(plain).ReadAsync(stop);
        }

        await using var secure = new SslStream(plain, leaveInnerStreamOpen: true);
        await secure.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = address,
                EnabledSslProtocols = SslProtocols.None,
                CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
#pragma warning disable MA0039, CA5359 // A miner signs its certificate itself, and nobody could know it beforehand.
                RemoteCertificateValidationCallback = static (_, _, _, _) => true,
#pragma warning restore MA0039, CA5359
            },
            stop);
        await secure.WriteAsync(text, stop);
        return await new HttpReplyReader(secure).ReadAsync(stop);
    }

    private async Task<Socket> ConnectAsync(int port, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var late = new CancellationTokenSource(connections.Options.ConnectTimeout, connections.Clock);
            using var within = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
            await socket.ConnectAsync(address, connections.Options.Ports.TryGetValue(port, out int other) ? other : port, within.Token);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>In one write: the interface reads once and takes what came for the whole request.</summary>
    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> request, CancellationToken stop)
    {
        while (!request.IsEmpty)
        {
            request = request[await socket.SendAsync(request, SocketFlags.None, stop)..];
        }
    }
}
