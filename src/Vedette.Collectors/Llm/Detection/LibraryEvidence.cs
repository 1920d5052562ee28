namespace Vedette.Collectors.Llm.Detection;

/// <summary>Mapped libraries. CUDA's own (libcudart, libcublas) are used by games and simulations too: they support a finding and make none.</summary>
internal static class LibraryEvidence
{
    /// <summary>A part of the path, the runtime it tells, specific ones first: vLLM and SGLang map libtorch as well.</summary>
    private static readonly (string Part, string Runtime)[] Telling =
    [
        ("/vllm/_C", Runtimes.Vllm),
        ("/vllm/_moe_C", Runtimes.Vllm),
        ("/vllm/vllm_flash_attn", Runtimes.Vllm),
        ("/sgl_kernel/", Runtimes.Sglang),
        ("/libtensorrt_llm", Runtimes.TensorRtLlm),
        ("/exllamav2_ext", "exllamav2"),
        ("/exllamav3_ext", "exllamav3"),
        ("/mlc_llm/", "mlc-llm"),
        ("/lmdeploy/lib/", "lmdeploy"),
        ("/ollama/libggml", Runtimes.Ollama),
        ("/ollama/cuda_", Runtimes.Ollama),
        ("/libllama.so", Runtimes.LlamaCpp),
        ("/libllama.", Runtimes.LlamaCpp),
        ("/libwhisper.so", Runtimes.WhisperCpp),
        ("/libggml", Runtimes.LlamaCpp),
        ("/libtorch_cuda", Runtimes.PyTorch),
        ("/libtorch_hip", Runtimes.PyTorch),
        ("/libtorch_cpu", Runtimes.PyTorch),
        ("/libtorch.so", Runtimes.PyTorch),
        ("/libtorch_python", Runtimes.PyTorch),
        ("/libtensorflow", Runtimes.TensorFlow),
        ("/_pywrap_tensorflow", Runtimes.TensorFlow),
        ("/libctranslate2", Runtimes.CTranslate2),
        ("/libonnxruntime", Runtimes.OnnxRuntime),
        ("/onnxruntime_pybind11_state", Runtimes.OnnxRuntime),
        ("/jaxlib/", Runtimes.Jax),
        ("/libtritonserver", Runtimes.Triton),
    ];

    private static readonly string[] Supporting = ["/libcublas", "/libcudart", "/libcuda.so", "/libcudnn", "/libnccl", "/librocblas", "/libhipblas", "/libnvinfer", "/tokenizers/", "/safetensors/"];

    /// <summary>Whether the reader of /proc/PID/maps keeps this path.</summary>
    public static bool IsTelling(ReadOnlySpan<char> path)
    {
        foreach ((string part, _) in Telling)
        {
            if (path.Contains(part, StringComparison.Ordinal))
            {
                return true;
            }
        }

        foreach (string part in Supporting)
        {
            if (path.Contains(part, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the libraries tell by themselves; null where they tell nothing.</summary>
    public static Verdict? Find(IReadOnlyList<string> libraries)
    {
        foreach ((string part, string runtime) in Telling)
        {
            foreach (string library in libraries)
            {
                if (library.Contains(part, StringComparison.Ordinal))
                {
                    return Judge(runtime, library, libraries);
                }
            }
        }

        return null;
    }

    /// <summary>"maps libtorch_cuda.so": of each telling library one sentence, four at most.</summary>
    public static IEnumerable<string> Describe(IReadOnlyList<string> libraries) =>
        libraries.Where(l => Telling.Any(t => l.Contains(t.Part, StringComparison.Ordinal)) || l.Contains("/libcublas", StringComparison.Ordinal))
            .Select(l => $"maps {FileName(l)}").Distinct(StringComparer.Ordinal).Take(4);

    private static Verdict Judge(string runtime, string library, IReadOnlyList<string> libraries)
    {
        bool tokenizes = runtime == Runtimes.PyTorch && libraries.Any(l => l.Contains("/tokenizers/", StringComparison.Ordinal));
        LlmConfidence confidence = runtime == Runtimes.OnnxRuntime ? LlmConfidence.Possible : LlmConfidence.Likely;
        return new Verdict(tokenizes ? Runtimes.Transformers : runtime, LlmRole.Job, confidence, $"maps {FileName(library)}");
    }

    private static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];
}
