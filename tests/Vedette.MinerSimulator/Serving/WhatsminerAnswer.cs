using System.Buffers.Binary;
using System.Text;

namespace Vedette.MinerSimulator.Serving;

/// <summary>Answers a Whatsminer's third interface: a length in four little-endian bytes, then JSON.</summary>
internal static class WhatsminerAnswer
{
    public static byte[] To(byte[] request, SimulatedDevice device)
    {
        byte[] reply = device.Answers.Whatsminer(Encoding.UTF8.GetString(request, 4, request.Length - 4))?.Render(device.Values.Of)
            ?? """{"code":-2,"when":1700000000,"msg":"invalid command","desc":""}"""u8.ToArray();
        byte[] framed = new byte[4 + reply.Length];
        BinaryPrimitives.WriteInt32LittleEndian(framed, reply.Length);
        reply.CopyTo(framed, 4);
        return framed;
    }
}
